import { useState } from 'react';
import type { Configuration } from '../../../configuration/configuration.ts';
import { ShareDialog } from '../../output/dialogs/share-dialog.tsx';
import { copyText } from '../../ports/copy-text.ts';
import { pageAddress } from '../../ports/page-address.ts';
import { useWorkspace } from '../../workspace-context.tsx';
import type { DialogProps } from '../dialogs.tsx';
import { linkTo } from '../link-to.ts';

export function Dialog({ onClose }: DialogProps) {
  const configuration = useWorkspace((state) => state.configuration);
  const hand = useWorkspace((state) => state.hand);
  const [certificates, include] = useState(false);
  const { link, leftOut } = linkTo(configuration, hand, certificates);
  const has = hasCertificates(configuration) || leftOut === 'certificates' || (certificates && hand !== null);
  return (
    <ShareDialog
      link={pageAddress() + link}
      certificates={has ? (certificates ? 'included' : 'left out') : 'none'}
      leftOut={leftOut}
      onIncludeCertificates={include}
      onCopy={copyText}
      onClose={onClose}
    />
  );
}

function hasCertificates({ backends }: Configuration): boolean {
  return backends.some(
    ({ validation }) => validation.mode === 'custom' && validation.ca.kind === 'PEM' && validation.ca.pem !== '',
  );
}
