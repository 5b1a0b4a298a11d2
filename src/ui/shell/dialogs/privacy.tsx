import { EARLIER_KEY, UNREADABLE_KEY, WORK_KEY } from '../../../workspace/autosave.ts';
import { COVERED_KEY } from '../../../workspace/earlier-work.ts';
import { THEME_KEY } from '../../../workspace/workspace.ts';
import { PrivacyDialog } from '../../output/dialogs/privacy-dialog.tsx';
import type { DialogProps } from '../dialogs.tsx';

const KEPT = [
  {
    key: WORK_KEY,
    holds: 'Your answers, and what you typed and did not finish. Pasted certificates too; no private keys.',
  },
  {
    key: EARLIER_KEY,
    holds: 'What another tab saved last.',
  },
  {
    key: COVERED_KEY,
    holds: 'Work that links were opened over, until you bring it back or throw it away: five at most.',
  },
  { key: UNREADABLE_KEY, holds: 'Work of another version of the tool, if there was any.' },
  { key: THEME_KEY, holds: 'Light, dark, or as the system.' },
];

export function Dialog({ onClose }: DialogProps) {
  return <PrivacyDialog kept={KEPT} onClose={onClose} />;
}
