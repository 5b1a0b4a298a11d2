import { useState } from 'react';
import { presets } from '../../../configuration/presets.ts';
import { labelOf } from '../../../implementations/registry.ts';
import { nameOf } from '../../../workspace/backend-list.ts';
import type { EarlierWork } from '../../../workspace/earlier-work.ts';
import type { EarlierEntry } from '../../output/dialogs/earlier-list.tsx';
import { PresetsDialog } from '../../output/dialogs/presets-dialog.tsx';
import { useStore } from '../../workspace-context.tsx';
import type { DialogProps } from '../dialogs.tsx';

const LINKS = presets.map(({ id, title, says, tags }) => ({ id, title, says, tags, href: `./#preset=${id}` }));

/** Each preset is a link to this page: following it opens it like any other link, and work under it is kept. */
export function Dialog({ onClose }: DialogProps) {
  const store = useStore();
  const [earlier, setEarlier] = useState(store.earlierWork);
  return (
    <PresetsDialog
      presets={LINKS}
      earlier={earlier.map(entryOf)}
      onBringBack={(id) => {
        store.bringBack(id);
        onClose();
      }}
      onForget={(id) => {
        store.forgetEarlier(id);
        setEarlier(store.earlierWork());
      }}
      onClose={onClose}
      onFollow={onClose}
    />
  );
}

/** “shop/mine behind Envoy Gateway”. */
function entryOf({ id, since, work }: EarlierWork): EarlierEntry {
  const { backends, setting } = work.configuration;
  const [{ target }] = backends;
  const more = backends.length === 1 ? '' : ` and ${backends.length - 1} more`;
  const behind = labelOf(setting.implementation);
  return { id, since, says: `${target.namespace}/${nameOf(target)}${more} behind ${behind},` };
}
