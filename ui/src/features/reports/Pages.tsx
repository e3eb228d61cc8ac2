import { Minus, Plus } from 'lucide-react';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { t } from '#i18n';
import { Button, cx, IconButton } from '#kit';
import styles from './Reports.module.css';

const ZOOMS = [0.5, 0.67, 0.8, 1, 1.25, 1.5, 2] as const;

/** Pages one below the other, with a strip of them at the left. Each is a picture of the very page that is printed. */
export function Pages({
  pages,
  facts,
  aside,
  isStale = false,
}: {
  pages: readonly string[];
  facts: readonly { text: string; hint?: string }[];
  /** Beside the pages. */
  aside?: ReactNode;
  /** Others are being made. */
  isStale?: boolean;
}) {
  const urls = usePageUrls(pages);
  const shapes = useMemo(() => pages.map(shapeOf), [pages]);
  const [zoom, setZoom] = useState(1);
  const [at, setAt] = useState(0);
  const sheets = useRef<HTMLElement>(null);

  const show = (page: number) => {
    setAt(page);
    sheets.current?.querySelector(`[data-page="${page}"]`)?.scrollIntoView({ block: 'start' });
  };
  const step = (by: 1 | -1) => {
    const now = ZOOMS.findIndex((each) => each >= zoom);
    setZoom(ZOOMS[Math.min(ZOOMS.length - 1, Math.max(0, now + by))] ?? 1);
  };
  const onScroll = () => {
    const box = sheets.current;
    const seen = [...(box?.querySelectorAll<HTMLElement>('[data-page]') ?? [])].filter(
      (sheet) => sheet.offsetTop - (box?.scrollTop ?? 0) < (box?.clientHeight ?? 0) / 2,
    );
    setAt(Math.max(0, seen.length - 1));
  };

  return (
    <>
      <div className={styles.bar}>
        <ul className={styles.facts}>
          {facts.map(({ text, hint }) => (
            <li key={text} title={hint}>
              {text}
            </li>
          ))}
          <li>{t('reports.pages', { count: pages.length })}</li>
        </ul>
        <div className={styles.zoom}>
          <IconButton icon={Minus} label={t('reports.zoom_out')} size="s" onPress={() => step(-1)} />
          <span className={styles.percent}>{t('reports.zoom', { percent: Math.round(zoom * 100) })}</span>
          <IconButton icon={Plus} label={t('reports.zoom_in')} size="s" onPress={() => step(1)} />
          <Button size="s" onPress={() => setZoom(1)}>
            {t('reports.zoom_fit')}
          </Button>
        </div>
      </div>
      <div className={styles.split}>
        <nav aria-label={t('reports.page_list')} className={styles.strip}>
          {urls.map((url, page) => (
            <button
              key={url}
              type="button"
              className={cx(styles.thumb, page === at && styles.current)}
              aria-label={t('reports.go_to', { page: page + 1 })}
              aria-current={page === at ? 'page' : undefined}
              onClick={() => show(page)}
            >
              <img src={url} alt="" loading="lazy" style={{ aspectRatio: shapes[page] }} />
              <span aria-hidden>{page + 1}</span>
            </button>
          ))}
        </nav>
        <section
          ref={sheets}
          className={styles.sheets}
          onScroll={onScroll}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and the arrow keys must be able to.
          tabIndex={0}
          aria-label={t('places.reports')}
          aria-busy={isStale}
        >
          {urls.map((url, page) => (
            <img
              key={url}
              data-page={page}
              className={styles.sheet}
              style={{ inlineSize: `min(${zoom * 100}%, ${zoom * 54}rem)`, aspectRatio: shapes[page] }}
              src={url}
              alt={t('reports.page', { page: page + 1, pages: pages.length })}
              loading="lazy"
            />
          ))}
        </section>
        {aside}
      </div>
    </>
  );
}

/** A page's width to its height, so that it has its place before its picture is there; A4 where it does not say. */
function shapeOf(page: string): string {
  const [, width, height] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(page.slice(0, 500)) ?? [];
  return `${width ?? 210} / ${height ?? 297}`;
}

/** An address of each page's picture, given back when the pages change. */
function usePageUrls(pages: readonly string[]): readonly string[] {
  const urls = useMemo(
    () => pages.map((page) => URL.createObjectURL(new Blob([page], { type: 'image/svg+xml' }))),
    [pages],
  );
  useEffect(
    () => () => {
      for (const url of urls) {
        URL.revokeObjectURL(url);
      }
    },
    [urls],
  );
  return urls;
}
