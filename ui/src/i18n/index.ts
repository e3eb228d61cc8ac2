export {
  formatChange,
  formatDate,
  formatDateLong,
  formatFixed,
  formatInstant,
  formatInstantLong,
  formatNumber,
  formatShare,
  formatSize,
} from './format';
export { userLocale } from './locale';
export { bringWords, type Key, type Plural, t } from './translate';
