import {
  ArchiveRestore,
  FilePlus2,
  FileSpreadsheet,
  FolderOpen,
  LockKeyhole,
  type LucideIcon,
  Sailboat,
  X,
} from 'lucide-react';
import { useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { type DeskState, desk } from '#api';
import { formatDate, t } from '#i18n';
import { Button, ErrorBanner, IconButton } from '#kit';
import styles from './FirstStart.module.css';
import { NewWorkspace } from './NewWorkspace';
import { WaysOut } from './WaysOut';
import { startWithSpreadsheet, useWorkspaces } from './workspace';

/** What is seen while no workspace is open. */
export function FirstStart({ state }: { state: DeskState }) {
  const { run, failure, busy } = useWorkspaces();
  const [naming, setNaming] = useState<'empty' | 'sheet' | null>(null);
  const trouble = failure ?? state.trouble ?? null;

  return (
    <main className={styles.page}>
      <div className={styles.column}>
        <h1 className={styles.title}>{t('shell.first.title')}</h1>
        <p className={styles.lead}>{t('shell.first.lead')}</p>
        {failure ? (
          <ErrorBanner failure={failure} />
        ) : state.trouble ? (
          <ErrorBanner title={t('shell.first.trouble')} failure={state.trouble} kept="" />
        ) : null}
        {trouble ? <WaysOut code={trouble.code} message={trouble.message} /> : null}
        <section aria-label={t('shell.first.choices')} className={styles.choices}>
          <Choice
            icon={Sailboat}
            title={t('shell.first.sample')}
            hint={t('shell.first.sample_hint')}
            isDisabled={busy}
            onPress={() => void run(desk.openSample)}
          />
          <Choice
            icon={FileSpreadsheet}
            title={t('shell.first.sheet')}
            hint={t('shell.first.sheet_hint')}
            isDisabled={busy}
            onPress={() => setNaming('sheet')}
          />
          <Choice
            icon={FilePlus2}
            title={t('shell.first.empty')}
            hint={t('shell.first.empty_hint')}
            isDisabled={busy}
            onPress={() => setNaming('empty')}
          />
        </section>
        <section aria-labelledby="recent" className={styles.recent}>
          <header className={styles.recentHead}>
            <h2 id="recent">{t('shell.first.recent')}</h2>
            <span className={styles.ways}>
              <Button
                variant="quiet"
                size="s"
                icon={ArchiveRestore}
                isDisabled={busy}
                onPress={() => void run(desk.restoreDialog)}
              >
                {t('shell.first.restore')}
              </Button>
              <Button
                variant="quiet"
                size="s"
                icon={FolderOpen}
                isDisabled={busy}
                onPress={() => void run(desk.openDialog)}
              >
                {t('shell.first.other')}
              </Button>
            </span>
          </header>
          {state.recent.length > 0 ? (
            <ul className={styles.list}>
              {state.recent.map((recent) => (
                <li key={recent.index} className={styles.item}>
                  <AriaButton
                    className={styles.open}
                    isDisabled={busy}
                    onPress={() => void run(() => desk.openRecent(recent.index))}
                  >
                    <span className={styles.name}>
                      {recent.name}
                      {recent.encrypted ? (
                        <LockKeyhole role="img" aria-label={t('protection.mark')} className={styles.lock} />
                      ) : null}
                    </span>
                    <span className={styles.where}>{recent.folder}</span>
                    <span className={styles.when}>
                      {recent.exists
                        ? t('shell.first.opened', { date: formatDate(recent.opened_on) })
                        : t('shell.first.missing')}
                    </span>
                  </AriaButton>
                  <IconButton
                    icon={X}
                    size="s"
                    label={t('shell.first.forget', { name: recent.name })}
                    onPress={() => void run(() => desk.forgetRecent(recent.index))}
                  />
                </li>
              ))}
            </ul>
          ) : (
            <p className={styles.none}>{t('shell.first.no_recent')}</p>
          )}
        </section>
        <p className={styles.promise}>{t('shell.first.promise')}</p>
      </div>
      <NewWorkspace
        isOpen={naming !== null}
        kind={naming}
        onClose={() => setNaming(null)}
        onName={async (name, password) => {
          startWithSpreadsheet(naming === 'sheet');
          setNaming(null);
          await run(() => desk.newDialog(name, password));
        }}
      />
    </main>
  );
}

interface ChoiceProps {
  icon: LucideIcon;
  title: string;
  hint: string;
  isDisabled: boolean;
  onPress(): void;
}

function Choice({ icon: Icon, title, hint, isDisabled, onPress }: ChoiceProps) {
  return (
    <AriaButton className={styles.choice} isDisabled={isDisabled} onPress={onPress}>
      <Icon aria-hidden className={styles.choiceIcon} />
      <span className={styles.choiceTitle}>{title}</span>
      <span className={styles.choiceHint}>{hint}</span>
    </AriaButton>
  );
}
