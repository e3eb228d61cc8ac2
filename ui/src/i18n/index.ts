export { formatChange, formatDate, formatDateLong, formatInstant, formatNumber, formatShare } from './format';
export { userLocale } from './locale';
export { type Key, type Plural, t } from './translate';
