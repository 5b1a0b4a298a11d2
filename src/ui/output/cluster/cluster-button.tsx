import { useCallback, useState } from 'react';
import { useFetched } from '../../use-fetched.ts';
import { useWorkspace } from '../../workspace-context.tsx';
import { PlainButton } from '../plain-button.tsx';

const fetchDialog = () => import('./cluster-dialog.tsx');

/** The way to the CRDs of the user's cluster; what they need is fetched when it is asked for. */
export function ClusterButton() {
  const [open, setOpen] = useState(false);
  const kinds = useWorkspace((state) => state.cluster.kinds.size);
  const close = useCallback(() => setOpen(false), []);
  const fetched = useFetched(open ? fetchDialog : null, close);
  return (
    <>
      <PlainButton onClick={() => setOpen(true)} aria-haspopup="dialog">
        {kinds === 0 ? 'Check by your cluster’s CRDs …' : 'Checked by your cluster’s CRDs …'}
      </PlainButton>
      {open && fetched !== null && <fetched.ClusterDialog onClose={close} />}
    </>
  );
}
