import { Link2, UserRound, UserRoundMinus, UserRoundPlus } from 'lucide-react';
import type { ReactNode } from 'react';
import { t } from '#i18n';
import { Button, HowWorkedOut, Select } from '#kit';
import { eiWords, type NetworkNode, type NetworkView, roleWords, share } from './model';
import styles from './Network.module.css';

const STEPS = ['0', '1', '2', '3', '4'] as const;

/** The chosen stakeholder: what their ties come to, and what can be done. */
export function Details({
  node,
  after,
  isGone,
  view,
  around,
  readOnly,
  onAround,
  onOpen,
  onTies,
  onThinkAway,
}: {
  node: NetworkNode | undefined;
  /** The same where some are thought away. */
  after: NetworkNode | undefined;
  isGone: boolean;
  view: NetworkView;
  around: { id: string; steps: number } | null;
  readOnly: boolean;
  onAround(around: { id: string; steps: number } | null): void;
  onOpen(): void;
  onTies(): void;
  onThinkAway(): void;
}) {
  if (!node) {
    return (
      <section className={styles.details} aria-label={t('network.details')}>
        <p className={styles.soft}>{t('network.details_none')}</p>
        {around ? <Button onPress={() => onAround(null)}>{t('network.show_everybody')}</Button> : null}
      </section>
    );
  }
  const now = after ?? node;
  const dates = [view.oldest_on, view.latest_on].flatMap((date) => date ?? []);
  const basis = { n: view.n, dates };
  const grouped = { label: t('network.grouped_by'), value: t(`network.groups.${view.group_by}`) };
  const steps = around?.id === node.id ? around.steps : 0;
  return (
    <section className={styles.details} aria-label={t('network.details')}>
      <div className={styles.who}>
        <strong>{node.name}</strong>
        <span className={styles.soft}>
          {isGone
            ? t('network.leaves')
            : [node.title, node.unit].filter(Boolean).join(' · ') || t(`map.kind_title.${node.kind}`)}
        </span>
      </div>
      {isGone ? null : (
        <>
          <Fact
            label={t('network.columns.degree')}
            how={
              <HowWorkedOut
                what={t('network.columns.degree')}
                rule={t('network.rule_degree')}
                inputs={[
                  { label: t('network.tied_to'), value: now.ties },
                  { label: t('network.others'), value: Math.max(view.n - 1, 0) },
                ]}
                {...basis}
              >
                <p className={styles.soft}>{t('network.caption')}</p>
              </HowWorkedOut>
            }
          >
            {share(now.degree)}
          </Fact>
          <Fact
            label={t('network.columns.betweenness')}
            how={
              <HowWorkedOut
                what={t('network.columns.betweenness')}
                rule={t('network.rule_betweenness')}
                inputs={[
                  { label: t('network.pairs'), value: view.pairs },
                  { label: t('network.parts'), value: view.components },
                ]}
                {...basis}
              >
                <p className={styles.soft}>{t('network.caption')}</p>
              </HowWorkedOut>
            }
          >
            {after && share(after.betweenness) !== share(node.betweenness)
              ? `${share(node.betweenness)} → ${share(after.betweenness)}`
              : share(now.betweenness)}
          </Fact>
          <Fact
            label={t('network.ei_label')}
            how={
              <HowWorkedOut
                what={t('network.ei_label')}
                rule={t('network.rule_ei')}
                inputs={[{ label: t('network.tied_to'), value: now.ties }, grouped]}
                {...basis}
              >
                <p className={styles.soft}>{t('network.caption')}</p>
              </HowWorkedOut>
            }
          >
            {eiWords(now)}
          </Fact>
          <Fact
            label={t('network.columns.role')}
            how={
              <HowWorkedOut
                what={t('network.columns.role')}
                rule={t('network.rule_role')}
                inputs={[grouped]}
                {...basis}
              >
                <p className={styles.soft}>{t('network.caption')}</p>
              </HowWorkedOut>
            }
          >
            {roleWords(now) || t('network.no_role')}
          </Fact>
        </>
      )}
      <Select
        label={t('network.steps')}
        options={STEPS.map((id) => ({
          id,
          label:
            id === '0' ? t('network.everybody') : t('network.around', { count: Number(id), name: node.name }),
        }))}
        value={String(steps) as (typeof STEPS)[number]}
        onChange={(id) => onAround(id === '0' ? null : { id: node.id, steps: Number(id) })}
      />
      <Button icon={Link2} onPress={onTies} isDisabled={node.ties === 0}>
        {t(readOnly ? 'network.ties_look' : 'network.ties_menu')}
      </Button>
      <Button icon={isGone ? UserRoundPlus : UserRoundMinus} onPress={onThinkAway}>
        {t(isGone ? 'network.without_end' : 'network.without')}
      </Button>
      <Button variant="quiet" icon={UserRound} onPress={onOpen}>
        {t('network.open_profile')}
      </Button>
    </section>
  );
}

function Fact({ label, how, children }: { label: string; how: ReactNode; children: ReactNode }) {
  return (
    <div className={styles.fact}>
      <span className={styles.factLabel}>
        {label}
        {how}
      </span>
      <span>{children}</span>
    </div>
  );
}
