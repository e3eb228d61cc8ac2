import { CircleCheck, PenLine, Share } from 'lucide-react';
import { call, desk, type Response, useRead, useWrite } from '#api';
import { useReadOnly } from '#context';
import { t } from '#i18n';
import {
  Badge,
  Button,
  copyText,
  cx,
  ErrorBanner,
  Menu,
  type MenuGroup,
  notify,
  Panel,
  Skeleton,
  Table,
} from '#kit';
import styles from './Privacy.module.css';
import { Section } from './Section';
import { sayFailure, useSayDone } from './say';
import type { PaperKind } from './state';

export type PaperText = Response<'paper_read'>;

/** A paper on how people's data is kept: read, changed section by section, and handed out. */
export function Paper({ paper }: { paper: PaperKind }) {
  const read = useRead('paper_read', { paper });
  const text = read.data;
  return (
    <div className={cx(styles.column, styles.text)}>
      <Panel
        title={text?.title ?? t(`privacy.tabs.${paper}`)}
        lead={t(`privacy.paper.lead.${paper}`)}
        plain
        actions={text ? <HandOut text={text} /> : null}
      >
        {read.error ? (
          <ErrorBanner
            failure={read.error}
            title={t('privacy.paper.failed')}
            kept=""
            onRetry={() => void read.refetch()}
          />
        ) : null}
        {read.error?.code === 'damaged' ? <StartAgain paper={paper} /> : null}
        {read.isPending ? <Skeleton lines={8} /> : null}
        {text ? <Sections text={text} /> : null}
      </Panel>
    </div>
  );
}

/** The way out where one's own text cannot be read any more. */
function StartAgain({ paper }: { paper: PaperKind }) {
  const readOnly = useReadOnly();
  const again = useStartAgain(paper);
  return readOnly ? null : (
    <Button size="s" className={styles.start ?? ''} isPending={again.isPending} onPress={again.run}>
      {t('privacy.paper.all_again')}
    </Button>
  );
}

/** Lets go of one's own text of every section; undo brings it back. */
function useStartAgain(paper: PaperKind) {
  const restore = useWrite('paper_restore');
  const say = useSayDone();
  return {
    isPending: restore.isPending,
    run: () =>
      restore.mutate({ paper }, { onSuccess: () => say(t('privacy.paper.restored')), onError: sayFailure }),
  };
}

function Sections({ text }: { text: PaperText }) {
  return (
    <div className={styles.paper}>
      <p role="status" className={styles.state}>
        {text.to_fill > 0 ? (
          <Badge tone="amber" icon={PenLine}>
            {t('privacy.paper.to_fill', { count: text.to_fill })}
          </Badge>
        ) : (
          <Badge tone="green" icon={CircleCheck}>
            {t('privacy.paper.filled')}
          </Badge>
        )}
      </p>
      <p className={styles.lead}>{text.lead}</p>
      {text.facts.length > 0 ? (
        <section aria-label={t('privacy.paper.facts')} className={styles.section}>
          <h3 className={styles.heading}>{t('privacy.paper.facts')}</h3>
          <Table
            caption={t('privacy.paper.facts')}
            className={styles.facts ?? ''}
            rows={text.facts}
            rowKey={({ name }) => name}
            columns={[
              { key: 'what', header: t('privacy.paper.fact'), isRowHeader: true, render: ({ name }) => name },
              { key: 'many', header: t('privacy.paper.now'), render: ({ value }) => value },
            ]}
          />
        </section>
      ) : null}
      {text.sections.map((section) => (
        <Section key={section.id} paper={text.paper} section={section} prompts={text.prompts} />
      ))}
      <p className={styles.faint}>{text.note}</p>
    </div>
  );
}

/** As a file where one says, to the clipboard, or all of it from the start. */
function HandOut({ text: { paper, sections } }: { text: PaperText }) {
  const readOnly = useReadOnly();
  const again = useStartAgain(paper);
  const save = (format: 'pdf' | 'markdown' | 'text') => () =>
    void desk
      .paperSave({ paper, format })
      .then(
        (saved) => saved && notify(t('privacy.paper.saved', { file: saved.file_name, folder: saved.folder })),
      )
      .catch(sayFailure);
  const copy = (format: 'markdown' | 'text') => () =>
    void call('paper_text', { paper, format })
      .then(({ text }) => copyText(text))
      .then(() => notify(t('privacy.paper.copied')))
      .catch(sayFailure);
  const groups: MenuGroup[] = [
    {
      id: 'files',
      heading: t('privacy.paper.files'),
      items: [
        { id: 'pdf', label: t('privacy.paper.pdf'), onAction: save('pdf') },
        { id: 'markdown', label: t('privacy.paper.markdown'), onAction: save('markdown') },
        { id: 'text', label: t('privacy.paper.text'), onAction: save('text') },
      ],
    },
    {
      id: 'clipboard',
      heading: t('privacy.paper.clipboard'),
      items: [
        { id: 'copy-markdown', label: t('privacy.paper.copy_markdown'), onAction: copy('markdown') },
        { id: 'copy-text', label: t('privacy.paper.copy_text'), onAction: copy('text') },
      ],
    },
    ...(readOnly || !sections.some(({ own }) => own)
      ? []
      : [
          {
            id: 'again',
            items: [
              {
                id: 'again',
                label: t('privacy.paper.all_again'),
                isDanger: true,
                onAction: again.run,
              },
            ],
          },
        ]),
  ];
  return (
    <Menu label={t('privacy.paper.hand_out')} placement="bottom end" groups={groups}>
      <Button size="s" icon={Share}>
        {t('privacy.paper.hand_out')}
      </Button>
    </Menu>
  );
}
