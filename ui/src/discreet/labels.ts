import { t } from '#i18n';

/** What changes are called that say nothing of what somebody thinks; all others are kept back. */
const plain =
  /^(Added|Applied|Brought|Changed|Deleted|Ended|Imported|Merged unit|Moved|Named|Offered|Placed|Planned|Put|Recorded a commitment|Recorded a conversation|Recorded that|Renamed|Said what|Saved|Set out|Tied|Took) /;
const telling = /private note|disput|\btag\b|: /i;

/** What a change is called while others see the screen. */
export function sayLabel(label: string): string {
  return plain.test(label) && !telling.test(label) ? label : t('discreet.change');
}
