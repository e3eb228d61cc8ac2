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
export { type Key, type Plural, t } from './translate';
