import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';

/** A map that is not laid out (yet) still has a size. */
const SOME_ROOM = { width: 950, height: 540 };

/** How large an element is, kept current. */
export function useSize(ref: RefObject<HTMLElement | null>): { width: number; height: number } {
  const [size, setSize] = useState(SOME_ROOM);
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) {
      return;
    }
    const measure = () => {
      const { clientWidth: width, clientHeight: height } = element;
      if (width > 0 && height > 0) {
        setSize((now) => (now.width === width && now.height === height ? now : { width, height }));
      }
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [ref]);
  return size;
}

/** One rem against the base of 14 px: how large the reader wants everything. */
export function useScale(): number {
  const [scale, setScale] = useState(1);
  useLayoutEffect(() => {
    const read = () => {
      const size = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
      setScale(size > 0 ? size / 14 : 1);
    };
    read();
    const observer = new MutationObserver(read);
    observer.observe(document.documentElement, { attributes: true, attributeFilter: ['style', 'class'] });
    return () => observer.disconnect();
  }, []);
  return scale;
}

/** A number that changes once the typeface is there: what was measured before was another's. */
export function useFontsLoaded(): number {
  const [loaded, setLoaded] = useState(0);
  useEffect(() => {
    let isGone = false;
    void document.fonts?.ready.then(() => {
      if (!isGone) {
        setLoaded(1);
      }
    });
    return () => {
      isGone = true;
    };
  }, []);
  return loaded;
}

/** The value once it has rested for a while. */
export function useRested<T>(value: T, rest = 120): T {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const wait = setTimeout(() => setRested(value), rest);
    return () => clearTimeout(wait);
  }, [value, rest]);
  return rested;
}

/** Draws once a frame however often it is asked to, and again as long as it answers that there is more to come. */
export function useFrame(draw: () => boolean): void {
  const latest = useRef(draw);
  const waiting = useRef(0);
  latest.current = draw;
  useLayoutEffect(() => {
    if (waiting.current === 0) {
      const frame = () => {
        waiting.current = latest.current() ? requestAnimationFrame(frame) : 0;
      };
      waiting.current = requestAnimationFrame(frame);
    }
  });
  useEffect(
    () => () => {
      cancelAnimationFrame(waiting.current);
      waiting.current = 0;
    },
    [],
  );
}
