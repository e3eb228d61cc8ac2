import { type CalendarDate, parseDate } from '@internationalized/date';
import { CalendarDays, ChevronLeft, ChevronRight } from 'lucide-react';
import {
  Calendar as AriaCalendar,
  Button,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
  DateInput,
  DatePicker,
  DateSegment,
  Dialog,
  Group,
  Heading,
  Popover,
} from 'react-aria-components';
import { t } from '#i18n';
import { cx } from '../cx';
import { FieldParts, type FieldProps } from '../Field/Field';
import field from '../Field/Field.module.css';
import surface from '../Popover/surface.module.css';
import styles from './DateField.module.css';

const read = (date: string | null | undefined): CalendarDate | null => {
  try {
    return date ? parseDate(date.slice(0, 10)) : null;
  } catch {
    return null;
  }
};

export interface DateFieldProps extends FieldProps {
  /** `YYYY-MM-DD`. */
  value: string | null;
  onChange(date: string | null): void;
  min?: string;
  max?: string;
  isDisabled?: boolean;
  autoFocus?: boolean;
}

export function DateField({
  label,
  hideLabel = false,
  description,
  error,
  isRequired = false,
  className,
  value,
  onChange,
  min,
  max,
  isDisabled = false,
  autoFocus = false,
}: DateFieldProps) {
  return (
    <DatePicker
      value={read(value)}
      onChange={(date) => onChange(date?.toString() ?? null)}
      minValue={read(min)}
      maxValue={read(max)}
      isDisabled={isDisabled}
      isRequired={isRequired}
      {...(error === undefined ? {} : { isInvalid: true })}
      validationBehavior="aria"
      autoFocus={autoFocus}
      shouldForceLeadingZeros
      className={cx(field.field, className)}
    >
      <FieldParts
        label={label}
        hideLabel={hideLabel}
        error={error}
        isRequired={isRequired}
        {...(description ? { description } : {})}
      >
        <Group className={field.box}>
          <DateInput className={cx(field.bare, styles.input)}>
            {(segment) => <DateSegment segment={segment} className={styles.segment} />}
          </DateInput>
          <Button className={field.boxButton} aria-label={t('kit.open_calendar')}>
            <CalendarDays aria-hidden className={field.icon} />
          </Button>
        </Group>
      </FieldParts>
      <Popover className={surface.surface} offset={4}>
        <Dialog className={styles.dialog}>
          <CalendarBody />
        </Dialog>
      </Popover>
    </DatePicker>
  );
}

export interface CalendarProps {
  label: string;
  value: string | null;
  onChange(date: string): void;
  min?: string;
  max?: string;
  autoFocus?: boolean;
}

/** A month to pick a day from. */
export function Calendar({ label, value, onChange, min, max, autoFocus = false }: CalendarProps) {
  return (
    <CalendarBody
      aria-label={label}
      value={read(value)}
      onChange={(date) => onChange(date.toString())}
      minValue={read(min)}
      maxValue={read(max)}
      autoFocus={autoFocus}
    />
  );
}

function CalendarBody(props: {
  'aria-label'?: string;
  value?: CalendarDate | null;
  onChange?: (date: CalendarDate) => void;
  minValue?: CalendarDate | null;
  maxValue?: CalendarDate | null;
  autoFocus?: boolean;
}) {
  return (
    <AriaCalendar {...props} className={styles.calendar}>
      <header className={styles.head}>
        <Button slot="previous" className={styles.turn} aria-label={t('kit.previous_month')}>
          <ChevronLeft aria-hidden className={field.icon} />
        </Button>
        <Heading className={styles.month} />
        <Button slot="next" className={styles.turn} aria-label={t('kit.next_month')}>
          <ChevronRight aria-hidden className={field.icon} />
        </Button>
      </header>
      <CalendarGrid className={styles.grid}>
        <CalendarGridHeader>
          {(day) => <CalendarHeaderCell className={styles.weekday}>{day}</CalendarHeaderCell>}
        </CalendarGridHeader>
        <CalendarGridBody>{(date) => <CalendarCell date={date} className={styles.day} />}</CalendarGridBody>
      </CalendarGrid>
    </AriaCalendar>
  );
}
