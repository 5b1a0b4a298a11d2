import { type ComponentType, useEffect, useState } from 'react';
import { useDispatch } from '../workspace-context.tsx';

export type DialogName = 'presets' | 'share' | 'shortcuts' | 'privacy';

export interface DialogProps {
  readonly onClose: () => void;
  readonly onOpen: (name: DialogName) => void;
}

/** Each is fetched when somebody asks for it. */
const LOAD: { readonly [name in DialogName]: () => Promise<{ readonly Dialog: ComponentType<DialogProps> }> } = {
  presets: () => import('./dialogs/presets.tsx'),
  share: () => import('./dialogs/share.tsx'),
  shortcuts: () => import('./dialogs/shortcuts.tsx'),
  privacy: () => import('./dialogs/privacy.tsx'),
};

interface DialogsProps extends DialogProps {
  readonly name: DialogName | null;
}

export function Dialogs({ name, onClose, onOpen }: DialogsProps) {
  const dispatch = useDispatch();
  const [loaded, setLoaded] = useState<{ name: DialogName; Dialog: ComponentType<DialogProps> } | null>(null);
  useEffect(() => {
    if (name === null) return;
    let wanted = true;
    LOAD[name]().then(
      ({ Dialog }) => {
        if (wanted) setLoaded({ name, Dialog });
      },
      () => {
        if (!wanted) return;
        dispatch({ type: 'notify', notice: { kind: 'part-gone' } });
        onClose();
      },
    );
    return () => {
      wanted = false;
    };
  }, [name, onClose, dispatch]);
  if (name === null || loaded?.name !== name) return null;
  return <loaded.Dialog onClose={onClose} onOpen={onOpen} />;
}
