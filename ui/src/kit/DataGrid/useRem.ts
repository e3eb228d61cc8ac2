import { useEffect, useState } from 'react';

const BASE = 14;

const read = (): number => {
  const size = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  return Number.isFinite(size) && size > 0 ? size / BASE : 1;
};

/** How much larger than the base everything is drawn; follows the text size. */
export function useRem(): number {
  const [rem, setRem] = useState(read);
  useEffect(() => {
    const watch = new MutationObserver(() => setRem(read()));
    watch.observe(document.documentElement, { attributes: true, attributeFilter: ['style'] });
    return () => watch.disconnect();
  }, []);
  return rem;
}
