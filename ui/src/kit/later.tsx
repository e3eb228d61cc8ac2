import { type ComponentType, lazy, type ReactNode, Suspense, useState } from 'react';
import { bringWords } from '#i18n';

const waiting: (() => Promise<unknown>)[] = [];

/** A window out of sight draws no frames; what it waits for comes all the same. */
const UNSEEN = 250;
let painted: Promise<void> | undefined;

/** Once what is drawn just now can be seen. */
function afterPaint(): Promise<void> {
  painted ??= new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, UNSEEN);
  });
  return painted;
}

/**
 * A component whose program is read when it is first shown, or before with `readLater`; never before the window has
 * been drawn once, which so opens sooner.
 */
export function later<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  let known: ComponentType<Props> | undefined;
  const read = async () => {
    await afterPaint();
    await bringWords();
    known = await load();
    return { default: known };
  };
  waiting.push(read);
  const Awaited = lazy(read) as unknown as ComponentType<Props>;
  return (props: Props) => <Begun choose={() => known ?? Awaited} props={props} />;
}

function Begun<Props extends object>({ choose, props }: { choose(): ComponentType<Props>; props: Props }) {
  // What it began with stays: another component in its place would lose what was done in it.
  const [Shown] = useState(choose);
  return (
    <Suspense>
      <Shown {...props} />
    </Suspense>
  );
}

/** The same at once, for what may be the first there is to see. */
export function soon<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  return lazy(async () => {
    await bringWords();
    return { default: await load() };
  }) as unknown as ComponentType<Props>;
}

/** The same for what opens: nothing is asked of it before it first does. */
export function laterOpen<Props extends { isOpen: boolean }>(
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> {
  const Opened = later(load);
  return (props: Props) => <Awaiting isOpen={props.isOpen} opened={() => <Opened {...props} />} />;
}

function Awaiting({ isOpen, opened }: { isOpen: boolean; opened(): ReactNode }) {
  const [wanted, setWanted] = useState(isOpen);
  if (isOpen && !wanted) {
    setWanted(true);
  }
  return wanted ? opened() : null;
}

/** Reads the programs of all such components, one after the other, so that their first showing does not wait. */
export async function readLater(): Promise<void> {
  // What is read may itself hold such components.
  for (let read = waiting.shift(); read; read = waiting.shift()) {
    await read().catch(() => {});
  }
}
