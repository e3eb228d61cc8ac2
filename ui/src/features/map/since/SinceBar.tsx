import { Pause, Play, X } from 'lucide-react';
import { type KeyboardEvent, useEffect, useState } from 'react';
import { useAsOf } from '#context';
import { formatDateLong, t } from '#i18n';
import { Button, cx, DateField, IconButton } from '#kit';
import { addDays, addMonths, daysBetween, stepFrom } from './dates';
import styles from './Since.module.css';
import type { Since } from './useSince';

/** How long each date is shown while the dates are played, in milliseconds. */
const STAY = 1200;

/** The date looked at on a line from the first assessment to today, and the one it is compared with. */
export function SinceBar({ since }: { since: Since }) {
  const { date, today, setAsOf } = useAsOf();
  const { stops, from } = since;
  const [isPlaying, setPlaying] = useState(false);
  const first = stops[0] ?? today;
  const length = Math.max(1, daysBetween(first, today));
  // A date before the first assessment stands at the beginning of the line.
  const clamped = (day: string) => (day.localeCompare(first) < 0 ? first : day);
  const here = clamped(date);
  const next = stepFrom(stops, here, 1);

  useEffect(() => {
    if (!isPlaying) {
      return;
    }
    if (next === here) {
      setPlaying(false);
      return;
    }
    const wait = setTimeout(() => setAsOf(next), STAY);
    return () => clearTimeout(wait);
  }, [isPlaying, here, next, setAsOf]);

  const show = (to: string) => {
    setPlaying(false);
    setAsOf(clamped(to));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const to = keyed(event.key, stops, here);
    if (to !== undefined && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      show(to);
    }
  };
  const play = () => {
    if (!isPlaying && next === here) {
      setAsOf(first);
    }
    setPlaying(!isPlaying);
  };
  const share = (day: string) => `${(100 * daysBetween(first, day)) / length}%`;
  return (
    <section className={styles.bar} aria-label={t('since.bar')}>
      <DateField
        label={t('since.from')}
        value={from}
        max={addDays(today, -1)}
        onChange={(to) => to !== null && to < today && since.setFrom(to)}
      />
      <Button icon={isPlaying ? Pause : Play} onPress={play} isDisabled={stops.length < 2}>
        {t(isPlaying ? 'since.pause' : 'since.play')}
      </Button>
      <div className={styles.time}>
        <input
          type="range"
          aria-label={t('since.slider')}
          aria-valuetext={formatDateLong(here)}
          min={0}
          max={length}
          step={1}
          value={daysBetween(first, here)}
          disabled={stops.length < 2}
          onChange={(event) => show(addDays(first, Number(event.target.value)))}
          onKeyDown={onKeyDown}
        />
        <div className={styles.ticks} aria-hidden>
          {stops.map((stop) => (
            <span key={stop} style={{ left: share(stop) }} />
          ))}
          {from >= first && from <= today ? (
            <span className={cx(styles.from)} style={{ left: share(from) }} />
          ) : null}
        </div>
      </div>
      <output className={styles.date}>{formatDateLong(date)}</output>
      <IconButton icon={X} label={t('since.close')} onPress={since.toggle} />
    </section>
  );
}

/** Where a key leads: arrows from one date something was assessed on to the next, pages by a month. */
function keyed(key: string, stops: readonly string[], here: string): string | undefined {
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      return stepFrom(stops, here, -1);
    case 'ArrowRight':
    case 'ArrowUp':
      return stepFrom(stops, here, 1);
    case 'Home':
      return stops[0];
    case 'End':
      return stops.at(-1);
    case 'PageUp':
      return addMonths(here, 1);
    case 'PageDown':
      return addMonths(here, -1);
    default:
      return undefined;
  }
}
