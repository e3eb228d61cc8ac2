export {
  formatChange,
  formatDate,
  formatDateLong,
  formatInstant,
  formatInstantLong,
  formatNumber,
  formatShare,
} from './format';
export { userLocale } from './locale';
export { type Key, type Plural, t } from './translate';
