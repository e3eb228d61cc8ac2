import { ArrowRight } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';
import type { HiddenName, Told, Withheld, Wording } from '#api';
import { go, useSelection } from '#context';
import { useDiscreet } from '#discreet';
import { t } from '#i18n';
import { Button, TextArea } from '#kit';
import styles from './ToldList.module.css';

/** More lines than anybody reads; the rest is counted. */
const SHOWN = 100;

export interface ToldListProps {
  told: Told;
  /** Other words for texts, where this output takes them. */
  wordings?: readonly Wording[];
  onWord?: (wordings: Wording[]) => void;
  /** Called before it leads elsewhere. */
  onLeave?: () => void;
  /** Of its headings. */
  level?: 2 | 3;
}

/** What an output hides: each name before and after, and each text that is withheld, with where to edit it. */
export function ToldList({ told, wordings = [], onWord, onLeave, level = 3 }: ToldListProps) {
  const { hidden, kept, withheld, left_out: did } = told;
  return (
    <div className={styles.told}>
      {did.length > 0 ? (
        <ul className={styles.did}>
          {did.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      ) : null}
      {withheld.length > 0 ? (
        <Part
          level={level}
          title={t('redaction.withheld', { count: withheld.length })}
          lead={t(onWord ? 'redaction.withheld_hint' : 'redaction.withheld_hint_table')}
        >
          <ul className={styles.texts}>
            {withheld.slice(0, SHOWN).map((text) => (
              <Text
                key={text.key}
                text={text}
                onLeave={onLeave}
                onWord={
                  onWord &&
                  ((words) =>
                    onWord([
                      ...wordings.filter(({ key }) => key !== text.key),
                      { key: text.key, text: words },
                    ]))
                }
              />
            ))}
            <More count={withheld.length - SHOWN} />
          </ul>
        </Part>
      ) : null}
      {onWord && wordings.length > 0 ? (
        <p className={styles.worded}>
          <span>{t('redaction.worded', { count: wordings.length })}</span>
          <Button size="s" onPress={() => onWord([])}>
            {t('redaction.put_back')}
          </Button>
        </p>
      ) : null}
      {hidden.length > 0 ? (
        <Part level={level} title={t('redaction.names', { count: hidden.length })}>
          <ul className={styles.names} aria-label={t('redaction.before_after')}>
            {hidden.slice(0, SHOWN).map((name) => (
              <Name key={`${name.before} ${name.after}`} name={name} />
            ))}
            <More count={hidden.length - SHOWN} />
          </ul>
        </Part>
      ) : (
        <p className={styles.quiet}>{t('redaction.nothing')}</p>
      )}
      {kept.length > 0 ? (
        <p className={styles.quiet}>{t('redaction.kept', { names: kept.join(', ') })}</p>
      ) : null}
    </div>
  );
}

function Part({
  title,
  lead,
  level,
  children,
}: {
  title: string;
  lead?: string;
  level: 2 | 3;
  children: ReactNode;
}) {
  const id = useId();
  const Title = `h${level}` as const;
  return (
    <section aria-labelledby={id} className={styles.part}>
      <Title id={id}>{title}</Title>
      {lead ? <p className={styles.quiet}>{lead}</p> : null}
      {children}
    </section>
  );
}

function More({ count }: { count: number }) {
  return count > 0 ? <li className={styles.quiet}>{t('redaction.more', { count })}</li> : null;
}

function Name({ name: { before, after, times } }: { name: HiddenName }) {
  return (
    <li className={styles.name}>
      <span className={styles.before}>{before}</span>
      <ArrowRight size={14} role="img" aria-label={t('redaction.becomes')} className={styles.arrow} />
      <span className={after === null ? styles.quiet : undefined}>{after ?? t('redaction.no_trace')}</span>
      {times > 1 ? <span className={styles.times}>×{times}</span> : null}
    </li>
  );
}

/** Where a text can be edited: what leads there. */
function useWayTo({ place, stakeholder }: Withheld): (() => void) | undefined {
  const { open } = useSelection();
  switch (place) {
    case 'profile':
      return stakeholder === null ? undefined : () => open(stakeholder);
    case 'readiness':
      return () => go('readiness');
    case 'support':
      return () => go('support');
    default:
      return undefined;
  }
}

function Text({
  text,
  onWord,
  onLeave,
}: {
  text: Withheld;
  onWord: ((words: string) => void) | undefined;
  onLeave: (() => void) | undefined;
}) {
  const discreet = useDiscreet();
  const way = useWayTo(text);
  const [editing, setEditing] = useState(text.refused !== null);
  const [words, setWords] = useState(text.refused ?? text.text);
  return (
    <li className={styles.text}>
      <p className={styles.what}>{text.what}</p>
      {discreet ? (
        <p className={styles.quiet}>{t('redaction.discreet')}</p>
      ) : (
        <>
          <blockquote data-selectable>{text.text}</blockquote>
          <p className={styles.quiet}>{t('redaction.names_whom', { names: text.names.join(', ') })}</p>
        </>
      )}
      {editing && onWord && !discreet ? (
        <form
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault();
            onWord(words.trim());
          }}
        >
          <TextArea
            label={t('redaction.words')}
            description={t('redaction.words_hint')}
            error={text.refused !== null && words === text.refused ? t('redaction.refused') : undefined}
            value={words}
            onChange={setWords}
            rows={3}
            autoFocus={text.refused === null}
          />
          <div className={styles.actions}>
            <Button size="s" type="submit" variant="primary" isDisabled={words.trim() === ''}>
              {t('redaction.use')}
            </Button>
            <Button size="s" onPress={() => setEditing(false)}>
              {t('kit.cancel')}
            </Button>
          </div>
        </form>
      ) : (
        <div className={styles.actions}>
          {way ? (
            <Button
              size="s"
              aria-label={t('redaction.go_there_of', { what: text.what })}
              onPress={() => {
                onLeave?.();
                way();
              }}
            >
              {t('redaction.go_there')}
            </Button>
          ) : null}
          {onWord && !discreet ? (
            <Button
              size="s"
              variant="quiet"
              aria-label={t('redaction.reword_of', { what: text.what })}
              onPress={() => setEditing(true)}
            >
              {t('redaction.reword')}
            </Button>
          ) : null}
        </div>
      )}
    </li>
  );
}
