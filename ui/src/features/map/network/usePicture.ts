import cytoscape from 'cytoscape';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { dress, fill, type Look, MANY_TIES, stylesheet } from './engine';
import type { NetworkNode, NetworkTie, Spot } from './model';
import { drawOverlay, type Overlay } from './overlay';

// The library would put a style sheet into the page, which the window refuses; ours says what it says.
const SHEET = '__________cytoscape_stylesheet';

const ROOM = 36;
/** Milliseconds without a movement after which the picture stands still. */
const REST = 120;
/** So far a pointer moves before it draws a tie. */
const SLACK = 6;

export interface PictureProps {
  /** Everybody who is drawn. */
  nodes: readonly NetworkNode[];
  ties: readonly NetworkTie[];
  spots: ReadonlyMap<string, Spot>;
  lookOf(id: string): Look | undefined;
  overlay: Omit<Overlay, 'line'>;
  onPress(id: string, together: boolean): void;
  onClear(): void;
  onOpen(id: string): void;
  /** A line was drawn from one to another; undefined where nothing can be changed. */
  onTie?: ((from: string, to: string) => void) | undefined;
}

/** The picture on its canvases: made once, filled when the network changes, dressed when its looks do. */
export function usePicture(
  host: RefObject<HTMLDivElement | null>,
  canvas: RefObject<HTMLCanvasElement | null>,
  size: { width: number; height: number },
  props: PictureProps,
) {
  const { nodes, ties, spots, lookOf, overlay } = props;
  const isLarge = ties.length > MANY_TIES;
  const [cy, setCy] = useState<cytoscape.Core | null>(null);
  const [, setMoved] = useState(0);
  const latest = useRef(props);
  latest.current = props;
  const line = useRef<Overlay['line']>(null);

  const draw = useRef(() => {});
  draw.current = () => {
    const pen = canvas.current?.getContext('2d');
    if (!cy || !canvas.current || !pen) {
      return;
    }
    const ratio = window.devicePixelRatio || 1;
    const [wide, high] = [Math.round(size.width * ratio), Math.round(size.height * ratio)];
    if (canvas.current.width !== wide || canvas.current.height !== high) {
      canvas.current.width = wide;
      canvas.current.height = high;
    }
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    pen.clearRect(0, 0, size.width, size.height);
    drawOverlay(pen, cy, size, { ...overlay, line: line.current });
  };

  useEffect(() => {
    if (!document.getElementById(SHEET)) {
      const sheet = document.createElement('meta');
      sheet.id = SHEET;
      document.head.append(sheet);
    }
    // A document that draws nothing, as in a test, has the network without the picture.
    const draws = document.createElement('canvas').getContext('2d') !== null;
    const made = cytoscape({
      ...(draws ? { container: host.current } : { headless: true, styleEnabled: false }),
      layout: { name: 'preset' },
      minZoom: 0.03,
      maxZoom: 6,
      autoungrabify: true,
      autounselectify: true,
      boxSelectionEnabled: false,
      selectionType: 'additive',
      hideEdgesOnViewport: isLarge,
      textureOnViewport: isLarge,
      ...(isLarge ? { pixelRatio: 1 } : {}),
    });
    listen(made, latest, line, () => draw.current());
    // Once the picture has stood still for a moment, those over it follow: at every step that would be felt.
    let rest: ReturnType<typeof setTimeout> | undefined;
    made.on('viewport', () => {
      clearTimeout(rest);
      rest = setTimeout(() => setMoved((count) => count + 1), REST);
    });
    made.on('render', () => draw.current());
    setCy(made);
    return () => {
      clearTimeout(rest);
      made.destroy();
      setCy(null);
    };
  }, [host, isLarge]);

  const fitted = useRef<unknown>(null);
  useEffect(() => {
    if (cy) {
      fill(cy, nodes, ties, spots, latest.current.lookOf);
      // Whoever moved the picture keeps it; a new one is shown whole.
      if (fitted.current !== cy && cy.nodes().nonempty()) {
        fitted.current = cy;
        cy.resize();
        cy.fit(undefined, ROOM);
      }
      setMoved((count) => count + 1);
    }
  }, [cy, nodes, ties, spots]);

  const { colours } = overlay;
  useEffect(() => {
    cy?.style(stylesheet(colours, isLarge));
  }, [cy, colours, isLarge]);

  useEffect(() => {
    if (cy) {
      dress(cy, latest.current.nodes, latest.current.ties, lookOf);
    }
  }, [cy, lookOf]);

  const { width, height } = size;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the size of its element changed
  useEffect(() => {
    cy?.resize();
    setMoved((count) => count + 1);
  }, [cy, width, height]);
  useEffect(() => draw.current());

  return {
    cy,
    /** Nothing is drawn in a test; then everybody counts as in sight. */
    isDrawn: (cy?.container() ?? null) !== null,
    zoomBy: (factor: number) =>
      cy?.zoom({ level: cy.zoom() * factor, renderedPosition: { x: width / 2, y: height / 2 } }),
    whole: () => cy?.fit(undefined, ROOM),
    pan: (x: number, y: number) => cy?.panBy({ x, y }),
    /** Moves the picture so far that somebody is in it. */
    show: (id: string) => {
      const node = cy?.getElementById(id);
      if (!cy || !node || node.empty()) {
        return;
      }
      const { x, y } = node.renderedPosition();
      const by = (at: number, room: number) =>
        at < ROOM ? ROOM - at : at > room - ROOM ? room - ROOM - at : 0;
      cy.panBy({ x: by(x, width), y: by(y, height) });
    },
  };
}

function listen(
  cy: cytoscape.Core,
  latest: { current: PictureProps },
  line: { current: Overlay['line'] },
  draw: () => void,
): void {
  let begun: { id: string; x: number; y: number } | null = null;
  const together = ({ originalEvent }: cytoscape.EventObject) =>
    originalEvent.ctrlKey || originalEvent.metaKey || originalEvent.shiftKey;
  cy.on('tap', (event) => {
    if (event.target === cy) {
      latest.current.onClear();
    } else if (event.target.isNode()) {
      latest.current.onPress(event.target.id(), together(event));
    }
  });
  cy.on('dbltap', 'node', (event) => latest.current.onOpen(event.target.id()));
  cy.on('tapstart', 'node', (event) => {
    const { x, y } = event.renderedPosition;
    begun = latest.current.onTie ? { id: event.target.id(), x, y } : null;
  });
  cy.on('tapdrag', (event) => {
    const to = event.renderedPosition;
    if (begun && (line.current || Math.hypot(to.x - begun.x, to.y - begun.y) > SLACK)) {
      line.current = { from: begun.id, to: { x: to.x, y: to.y } };
      draw();
    }
  });
  cy.on('tapend', (event) => {
    const drawn = line.current;
    begun = null;
    line.current = null;
    if (drawn) {
      draw();
      const onto = event.target !== cy && event.target.isNode() ? event.target.id() : null;
      if (onto !== null && onto !== drawn.from) {
        latest.current.onTie?.(drawn.from, onto);
      }
    }
  });
}
