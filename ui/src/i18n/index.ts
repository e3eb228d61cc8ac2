export { formatChange, formatDate, formatDateLong, formatInstant, formatNumber, formatShare } from './format';
export { type Key, type Plural, t } from './translate';
