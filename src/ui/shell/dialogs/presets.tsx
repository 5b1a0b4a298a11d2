import { presets } from '../../../configuration/presets.ts';
import { PresetsDialog } from '../../output/dialogs/presets-dialog.tsx';
import type { DialogProps } from '../dialogs.tsx';

const LINKS = presets.map(({ id, title, says, tags }) => ({ id, title, says, tags, href: `./#preset=${id}` }));

/** Each preset is a link to this page: following it opens it like any other link, and work under it is kept. */
export function Dialog({ onClose }: DialogProps) {
  return <PresetsDialog presets={LINKS} onClose={onClose} onFollow={onClose} />;
}
