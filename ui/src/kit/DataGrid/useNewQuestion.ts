import { useLayoutEffect, useRef } from 'react';
import type { DataGridProps } from './types';

/** Hears when another question is asked, which is looked at from its first row; opening a section asks none. */
export function useNewQuestion<Row>(
  source: DataGridProps<Row>['source'],
  heading: DataGridProps<Row>['heading'],
  onNew: () => void,
): void {
  const asked = useRef(source);
  const sections = useRef(heading?.name);
  const tell = useRef(onNew);
  tell.current = onNew;
  useLayoutEffect(() => {
    if (asked.current !== source) {
      const toggled = heading !== undefined && sections.current === heading.name;
      asked.current = source;
      sections.current = heading?.name;
      if (!toggled) {
        tell.current();
      }
    }
  }, [source, heading]);
}
