import { ShortcutsDialog } from '../../output/dialogs/shortcuts-dialog.tsx';
import type { DialogProps } from '../dialogs.tsx';
import { SHORTCUTS } from '../shortcuts.ts';

export function Dialog({ onClose }: DialogProps) {
  return <ShortcutsDialog shortcuts={SHORTCUTS} onClose={onClose} />;
}
