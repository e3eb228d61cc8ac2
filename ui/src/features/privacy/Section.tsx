import { PenLine, RefreshCw } from 'lucide-react';
import { useId, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useWrite } from '#api';
import { useReadOnly, useStore } from '#context';
import { t } from '#i18n';
import { Badge, Button, ErrorBanner, TextArea } from '#kit';
import { MarkedText } from './MarkedText';
import type { PaperText } from './Paper';
import styles from './Privacy.module.css';
import { sayFailure, useSayDone } from './say';
import { draftsStore, type PaperKind, setDraft, useDraftKey } from './state';

type PaperSection = PaperText['sections'][number];

interface SectionProps {
  paper: PaperKind;
  section: PaperSection;
  prompts: readonly string[];
}

/** A section of a paper: to read, and to change where it stands. */
export function Section({ paper, section, prompts }: SectionProps) {
  const id = useId();
  const readOnly = useReadOnly();
  const key = useDraftKey(paper, section.id);
  const draft = useStore(draftsStore, (drafts) => drafts[key]);
  const place = useRef<HTMLElement>(null);
  const isEdited = draft !== undefined && !readOnly;
  const done = () => {
    flushSync(() => setDraft(key, null));
    place.current?.querySelector('button')?.focus();
  };
  return (
    <section ref={place} aria-labelledby={id} className={styles.section}>
      <header className={styles.sectionHead}>
        <h3 id={id} className={styles.heading}>
          {section.heading}
        </h3>
        {section.own ? <Badge>{t('privacy.paper.own')}</Badge> : null}
        {section.to_fill > 0 ? (
          <Badge tone="amber" icon={PenLine}>
            {t('privacy.paper.to_fill', { count: section.to_fill })}
          </Badge>
        ) : null}
        {readOnly || isEdited ? null : (
          <Button
            size="s"
            variant="quiet"
            className={styles.edit ?? ''}
            aria-label={t('privacy.paper.edit_section', { heading: section.heading })}
            onPress={() => setDraft(key, section.text)}
          >
            {t('privacy.paper.edit')}
          </Button>
        )}
      </header>
      {section.standard_then === null ? null : (
        <Changed paper={paper} section={section} then={section.standard_then} prompts={prompts} />
      )}
      {isEdited ? (
        <Editor paper={paper} section={section} draft={draft} onDone={done} />
      ) : section.text === '' ? (
        <p className={styles.faint}>{t('privacy.paper.left_out')}</p>
      ) : (
        <MarkedText text={section.text} prompts={prompts} />
      )}
    </section>
  );
}

interface EditorProps {
  paper: PaperKind;
  section: PaperSection;
  draft: string;
  onDone(): void;
}

function Editor({ paper, section, draft, onDone }: EditorProps) {
  const write = useWrite('paper_edit');
  const key = useDraftKey(paper, section.id);
  const fault = write.error?.fault('text');
  const isStandard = draft.trim() === section.standard;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape leaves the editor, wherever in it one is
    <div
      className={styles.editor}
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          event.stopPropagation();
          onDone();
        }
      }}
    >
      <p className={styles.hint}>{section.hint}</p>
      {write.error && fault === undefined ? <ErrorBanner failure={write.error} /> : null}
      <TextArea
        label={section.heading}
        hideLabel
        description={t('privacy.paper.marks')}
        value={draft}
        onChange={(text) => setDraft(key, text)}
        error={fault}
        rows={Math.min(22, Math.max(6, Math.ceil(draft.length / 90) + draft.split('\n').length))}
        autoFocus
      />
      <div className={styles.buttons}>
        <Button
          variant="primary"
          isPending={write.isPending}
          onPress={() => write.mutate({ paper, section: section.id, text: draft }, { onSuccess: onDone })}
        >
          {t('privacy.paper.save')}
        </Button>
        <Button onPress={onDone}>{t('kit.cancel')}</Button>
        {section.own && !isStandard ? (
          <Button variant="quiet" onPress={() => setDraft(key, section.standard)}>
            {t('privacy.paper.again')}
          </Button>
        ) : null}
      </div>
    </div>
  );
}

/** That the standard text is another than when one's own was written, and both to compare. */
function Changed({ paper, section, then, prompts }: SectionProps & { then: string }) {
  const readOnly = useReadOnly();
  const [both, setBoth] = useState(false);
  const restore = useWrite('paper_restore');
  const say = useSayDone();
  return (
    <div className={styles.changed}>
      <p className={styles.changedLine}>
        <RefreshCw aria-hidden className={styles.icon} />
        <span className={styles.grow}>{t('privacy.paper.changed')}</span>
        <Button size="s" variant="quiet" aria-expanded={both} onPress={() => setBoth(!both)}>
          {t(both ? 'privacy.paper.uncompare' : 'privacy.paper.compare')}
        </Button>
        {readOnly ? null : (
          <Button
            size="s"
            aria-label={t('privacy.paper.use_section', { heading: section.heading })}
            onPress={() =>
              restore.mutate(
                { paper, section: section.id },
                { onSuccess: () => say(t('privacy.paper.restored')), onError: sayFailure },
              )
            }
          >
            {t('privacy.paper.use')}
          </Button>
        )}
      </p>
      {both ? (
        <div className={styles.both}>
          {[
            { title: t('privacy.paper.text_then'), text: then },
            { title: t('privacy.paper.text_now'), text: section.standard },
          ].map(({ title, text }) => (
            <div key={title}>
              <h4 className={styles.bothTitle}>{title}</h4>
              <MarkedText text={text} prompts={prompts} />
            </div>
          ))}
        </div>
      ) : null}
    </div>
  );
}
