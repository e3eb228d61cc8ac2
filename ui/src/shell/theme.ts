import { useEffect } from 'react';
import type { Preferences } from '#api';

const moreContrast = '(prefers-contrast: more)';

function apply(theme: Preferences['theme'], textSize: number): void {
  const root = document.documentElement;
  const contrast = theme === 'contrast' || (theme === 'system' && window.matchMedia(moreContrast).matches);
  root.dataset.theme = theme === 'contrast' ? 'system' : theme;
  root.dataset.contrast = contrast ? 'more' : 'normal';
  root.style.setProperty('--text-size', String(textSize));
}

/** Light, dark or high contrast as preferred, following the system where that is the preference. */
export function useTheme(preferences: Preferences | undefined): void {
  const theme = preferences?.theme ?? 'system';
  const textSize = preferences?.text_size ?? 1;
  useEffect(() => {
    apply(theme, textSize);
    const query = window.matchMedia(moreContrast);
    const follow = () => apply(theme, textSize);
    query.addEventListener('change', follow);
    return () => query.removeEventListener('change', follow);
  }, [theme, textSize]);
}
