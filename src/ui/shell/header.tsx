import { THEMES, type Theme } from '../../workspace/state.ts';
import { Icon } from '../icon.tsx';
import { DownloadMenu } from '../output/dialogs/download-menu.tsx';
import { useStore, useWorkspace } from '../workspace-context.tsx';
import type { DialogName } from './dialogs.tsx';
import { useFindings } from './use-findings.ts';

interface HeaderProps {
  readonly onDialog: (name: DialogName) => void;
}

export function Header({ onDialog }: HeaderProps) {
  return (
    <header className="top">
      <span className="brand">
        <Mark />
        <span>Upstream TLS</span>
      </span>
      <button type="button" onClick={() => onDialog('presets')}>
        Presets
      </button>
      <button type="button" className="roomy" onClick={() => onDialog('compare')}>
        Compare
      </button>
      <button type="button" className="roomy" onClick={() => onDialog('matrix')}>
        Matrix
      </button>
      <span className="push" />
      <History />
      <button type="button" onClick={() => onDialog('share')}>
        Share
      </button>
      <Download />
      <ThemeButton />
      <button type="button" className="icon keys" aria-label="Keyboard shortcuts" onClick={() => onDialog('shortcuts')}>
        <Icon name="help" />
      </button>
    </header>
  );
}

function History() {
  const { dispatch } = useStore();
  const canUndo = useWorkspace((state) => state.past.length > 0);
  const canRedo = useWorkspace((state) => state.future.length > 0);
  // Never `disabled`: whoever undoes the last step with the keyboard would lose the focus.
  return (
    <>
      <button
        type="button"
        className="icon"
        aria-label="Undo"
        aria-disabled={!canUndo}
        onClick={() => dispatch({ type: 'undo' })}
      >
        <Icon name="undo" />
      </button>
      <button
        type="button"
        className="icon"
        aria-label="Redo"
        aria-disabled={!canRedo}
        onClick={() => dispatch({ type: 'redo' })}
      >
        <Icon name="redo" />
      </button>
    </>
  );
}

function Download() {
  const { dispatch, getState } = useStore();
  const permalink = useWorkspace((state) => state.configuration.output.permalink);
  const findings = useFindings();
  const take = async (what: 'takeYaml' | 'takeZip') => {
    const { shown } = getState();
    if (shown === null) return;
    try {
      const takeAway = await import('./take-away.ts');
      await takeAway[what](shown);
    } catch {
      dispatch({ type: 'notify', notice: { kind: 'part-gone' } });
    }
  };
  return (
    <DownloadMenu
      onYaml={() => void take('takeYaml')}
      onZip={() => void take('takeZip')}
      permalink={permalink}
      onPermalink={(value) => dispatch({ type: 'choose', at: 'output.permalink', value })}
      errors={findings.filter(({ severity }) => severity === 'error').length}
    />
  );
}

const THEME_WORDS: { readonly [theme in Theme]: string } = {
  system: 'as the system',
  light: 'light',
  dark: 'dark',
};

function ThemeButton() {
  const { dispatch } = useStore();
  const theme = useWorkspace((state) => state.theme);
  const next = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? 'system';
  const says = `Theme: ${THEME_WORDS[theme]}`;
  return (
    <button
      type="button"
      className="icon"
      aria-label={says}
      title={`${says}. Next: ${THEME_WORDS[next]}`}
      onClick={() => dispatch({ type: 'theme', theme: next })}
    >
      <Icon name="theme" />
    </button>
  );
}

function Mark() {
  return (
    <svg viewBox="0 0 32 32" width="26" height="26" aria-hidden="true">
      <rect width="32" height="32" rx="7" fill="#1f5f5b" />
      <path d="M5 16h7M20 16h7" stroke="#fff" strokeWidth="2.5" strokeLinecap="round" />
      <rect x="11" y="14" width="10" height="8" rx="2" fill="#fff" />
      <path d="M13 14v-2.5a3 3 0 0 1 6 0V14" fill="none" stroke="#fff" strokeWidth="2.5" />
    </svg>
  );
}
