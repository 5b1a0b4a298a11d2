import type { ComponentType } from 'react';
import { useFetched } from '../use-fetched.ts';

export type DialogName = 'compare' | 'matrix' | 'presets' | 'share' | 'shortcuts' | 'privacy';

export interface DialogProps {
  readonly onClose: () => void;
}

/** Each is fetched when somebody asks for it. */
const FETCH: { readonly [name in DialogName]: () => Promise<{ readonly Dialog: ComponentType<DialogProps> }> } = {
  compare: () => import('./dialogs/compare.tsx'),
  matrix: () => import('./dialogs/matrix.tsx'),
  presets: () => import('./dialogs/presets.tsx'),
  share: () => import('./dialogs/share.tsx'),
  shortcuts: () => import('./dialogs/shortcuts.tsx'),
  privacy: () => import('./dialogs/privacy.tsx'),
};

interface DialogsProps extends DialogProps {
  readonly name: DialogName | null;
}

export function Dialogs({ name, onClose }: DialogsProps) {
  const fetched = useFetched(name === null ? null : FETCH[name], onClose);
  return fetched === null ? null : <fetched.Dialog onClose={onClose} />;
}
