import type { Theme } from '../workspace/state.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** Keeps the document's theme what the workspace says, or the system where it says nothing. */
export function showTheme({ getState, subscribe }: Workspace): void {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const show = () => {
    const shown = schemeOf(getState().theme, dark.matches);
    const page = document.documentElement;
    if (page.dataset.theme === shown) return;
    page.dataset.theme = shown;
    page.style.colorScheme = shown;
  };
  show();
  subscribe(show);
  dark.addEventListener('change', show);
}

function schemeOf(theme: Theme, systemIsDark: boolean): 'light' | 'dark' {
  if (theme !== 'system') return theme;
  return systemIsDark ? 'dark' : 'light';
}
