import { type ReactNode, useState } from 'react';
import { t } from '#i18n';
import type { Axis } from '../axes';
import type { Ground } from '../ground/ground';
import { MapChart } from '../MapChart';
import type { Lying, MapMark } from '../model';
import { AssessDialog } from './AssessDialog';
import { Board, type BoardProps } from './Board';
import { Details } from './Details';
import { type BoardOf, type Board as BoardState, useBoard } from './useBoard';

/** A lens whose marks lie where they are classed: they are placed in the dialog, not by dragging. */
export function StillBoard({
  of,
  ground,
  label,
  help,
  wordsOf,
  countOf,
  linesOf,
  axes,
  facts,
  onKey,
  says,
  children,
  ...rest
}: Omit<BoardProps, 'board' | 'counts' | 'zooms' | 'picture' | 'details' | 'onPlace' | 'tray'> & {
  of: BoardOf;
  ground: Ground;
  label: string;
  help: string;
  wordsOf(lying: Lying): string;
  countOf(field: string, count: number): string;
  linesOf(lying: Lying): readonly string[];
  /** What the dialog asks. */
  axes: readonly Axis[];
  /** What is said of the chosen one. */
  facts(mark: MapMark, board: BoardState): ReactNode;
  /** Keys of the lens itself, about the chosen one; true when taken. */
  onKey?(key: string, mark: MapMark, board: BoardState): boolean;
  /** What is said once somebody has been placed in the dialog. */
  says(mark: MapMark): string;
}) {
  const { view } = of;
  const board = useBoard(of);
  const [placing, setPlacing] = useState<string | null>(null);
  const { current, readOnly } = board;
  const canPlace = !readOnly && current !== undefined;
  const placingMark = board.byId.get(placing ?? '');
  return (
    <Board
      {...rest}
      board={board}
      counts={t('map.counts', {
        placed: view.marks.length - board.unplaced.length,
        all: view.marks.length,
      })}
      zooms
      tray={{}}
      onPlace={setPlacing}
      picture={
        <MapChart
          ref={board.chart}
          label={label}
          help={help}
          ground={ground}
          wordsOf={wordsOf}
          countOf={countOf}
          linesOf={linesOf}
          marks={board.marks}
          selected={board.selected}
          active={board.active}
          onActive={board.setActive}
          onSelect={board.select}
          onClear={board.clear}
          onOpen={board.open}
          onPlace={canPlace ? () => current && setPlacing(current.id) : undefined}
          onLensKey={(key) => (current && canPlace && onKey?.(key, current, board)) || false}
          target={null}
          isDimmed={board.isDimmed}
          hasTracks={false}
          since={board.beside}
        />
      }
      details={<Details board={board}>{current ? facts(current, board) : null}</Details>}
    >
      {children}
      {placingMark ? (
        <AssessDialog
          mark={placingMark}
          project={view.project}
          axes={axes}
          highFrom={view.high_from}
          onDone={() => board.say(says(placingMark))}
          onClose={() => setPlacing(null)}
        />
      ) : null}
    </Board>
  );
}
