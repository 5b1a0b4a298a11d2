import { useState } from 'react';
import { encodeLink } from '../../../share/encode-link.ts';
import { ShareDialog } from '../../output/dialogs/share-dialog.tsx';
import { copyText } from '../../ports/copy-text.ts';
import { pageAddress } from '../../ports/page-address.ts';
import { useWorkspace } from '../../workspace-context.tsx';
import type { DialogProps } from '../dialogs.tsx';

export function Dialog({ onClose }: DialogProps) {
  const configuration = useWorkspace((state) => state.configuration);
  const [certificates, include] = useState(false);
  const pasted = configuration.backends.some(
    ({ validation }) => validation.mode === 'custom' && validation.ca.kind === 'PEM' && validation.ca.pem !== '',
  );
  return (
    <ShareDialog
      link={pageAddress() + encodeLink(configuration, { certificates })}
      certificates={pasted ? (certificates ? 'included' : 'left out') : 'none'}
      onIncludeCertificates={include}
      onCopy={copyText}
      onClose={onClose}
    />
  );
}
