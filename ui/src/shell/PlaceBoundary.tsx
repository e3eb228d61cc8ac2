import { Component, type ReactNode } from 'react';
import { t } from '#i18n';
import { Button, EmptyState } from '#kit';

/** A place that breaks does not take the window with it. */
export class PlaceBoundary extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true };
  }

  override render() {
    if (!this.state.broken) {
      return this.props.children;
    }
    return (
      <div role="alert">
        <EmptyState
          title={t('shell.broken.title')}
          action={<Button onPress={() => this.setState({ broken: false })}>{t('shell.broken.again')}</Button>}
        >
          {t('shell.broken.body')}
        </EmptyState>
      </div>
    );
  }
}
