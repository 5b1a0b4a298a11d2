// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createCrdSession } from '../../../admission/cluster/session.ts';
import type { CrdAnswer, CrdRequest } from '../../../admission/cluster/worker-protocol.ts';
import { NO_PORTS } from '../../../workspace/no-ports.ts';
import { createWorkspace, type Workspace } from '../../../workspace/workspace.ts';
import { WorkspaceContext } from '../../workspace-context.tsx';
import { ClusterChecks } from './cluster-checks.ts';
import { ClusterDialog } from './cluster-dialog.tsx';

/** Workers that were started, in order; each does what the real one does, in this thread. */
const workers: { asked: CrdRequest<Blob>[]; closed: boolean; fail: () => void }[] = [];

vi.mock('./start-crd-worker.ts', () => ({ startCrdWorker: startHere }));

function startHere(onAnswer: (answer: CrdAnswer) => void, onFailure: () => void) {
  const worker = { asked: [] as CrdRequest<Blob>[], closed: false, fail: onFailure };
  workers.push(worker);
  const handle = createCrdSession<Blob>(textOf, (answer) => {
    if (!worker.closed) onAnswer(structuredClone(answer));
  });
  return {
    ask: (request: CrdRequest<Blob>) => {
      worker.asked.push(request);
      void handle(request);
    },
    close: () => {
      worker.closed = true;
    },
  };
}

/** jsdom's Blob has no stream. */
async function* textOf(source: Blob): AsyncIterable<string> {
  const text = await new Promise<string>((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.readAsText(source);
  });
  // A text that never ends, to be cancelled.
  if (text === 'endless') await new Promise(() => {});
  yield text;
}

const schema = { type: 'object', properties: { spec: { type: 'object' } } };
const CRD = JSON.stringify({
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: 'x', annotations: { 'gateway.networking.k8s.io/bundle-version': 'v1.5.1' } },
  spec: {
    group: 'gateway.networking.k8s.io',
    scope: 'Namespaced',
    names: { kind: 'BackendTLSPolicy', plural: 'backendtlspolicies' },
    versions: [{ name: 'v1', served: true, schema: { openAPIV3Schema: schema } }],
  },
});

let workspace: Workspace;

beforeEach(async () => {
  workers.length = 0;
  Object.assign(HTMLDialogElement.prototype, {
    showModal(this: HTMLDialogElement) {
      this.open = true;
    },
    close(this: HTMLDialogElement) {
      this.open = false;
    },
  });
  workspace = createWorkspace(NO_PORTS);
  await workspace.loaded();
});
afterEach(cleanup);

const judged = () => [...workspace.getState().cluster.verdicts.values()];

describe('the checks by a cluster’s CRDs', () => {
  const checksOf = () => new ClusterChecks(workspace, startHere);

  it('judge the manifests, and judge them again when they change', async () => {
    const checks = checksOf();
    checks.read(new Blob([CRD]));
    expect(checks.getState().reading).toMatchObject({ bytes: CRD.length });
    await waitFor(() => expect(judged()).toHaveLength(1));
    expect(judged()[0]?.violations.map(({ path }) => path.join('.'))).toContain('spec.targetRefs');
    expect(workspace.getState().cluster.kinds).toEqual(new Set(['gateway.networking.k8s.io/BackendTLSPolicy']));
    workspace.dispatch({ type: 'type', at: 'backends.0.validation.hostname', text: 'b.example' });
    await waitFor(() => expect(workers[0]?.asked.filter(({ type }) => type === 'check')).toHaveLength(2));
  });

  it('ask nothing twice', async () => {
    const checks = checksOf();
    checks.read(new Blob([CRD]));
    await waitFor(() => expect(judged()).toHaveLength(1));
    workspace.dispatch({ type: 'look', at: { output: 'checks' } });
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(workers[0]?.asked.map(({ type }) => type)).toEqual(['import', 'check']);
  });

  it('keep what stood while another text is read, cancelled or refused', async () => {
    const checks = checksOf();
    checks.read(new Blob([CRD]));
    await waitFor(() => expect(judged()).toHaveLength(1));
    checks.read(new Blob(['endless']));
    checks.cancel();
    expect(workers.map(({ closed }) => closed)).toEqual([false, true]);
    expect(checks.getState()).toMatchObject({ reading: null, says: 'Cancelled.' });
    checks.read(new Blob(['kind: Other']));
    await waitFor(() => expect(checks.getState().says).toContain('no CustomResourceDefinition'));
    expect(checks.getState().found?.kinds).toHaveLength(1);
    expect(judged()).toHaveLength(1);
    checks.read(new Blob([CRD]));
    await waitFor(() => expect(workers.map(({ closed }) => closed)).toEqual([true, true, true, false]));
  });

  it('are forgotten whole', async () => {
    const checks = checksOf();
    checks.read(new Blob([CRD]));
    await waitFor(() => expect(judged()).toHaveLength(1));
    checks.forget();
    expect(checks.getState()).toEqual({ found: null, reading: null, says: '' });
    expect(workspace.getState().cluster.kinds.size).toBe(0);
    expect(workers[0]?.closed).toBe(true);
  });

  it('say when a worker dies, and let go of what it held', async () => {
    const checks = checksOf();
    checks.read(new Blob(['endless']));
    workers[0]?.fail();
    expect(checks.getState()).toMatchObject({ reading: null, says: expect.stringContaining('could not be started') });
    checks.read(new Blob([CRD]));
    await waitFor(() => expect(judged()).toHaveLength(1));
    workers[1]?.fail();
    expect(checks.getState()).toMatchObject({ found: null, says: expect.stringContaining('has stopped') });
    expect(workspace.getState().cluster.kinds.size).toBe(0);
  });

  it('refuse what is too large before it is read', () => {
    const checks = checksOf();
    checks.read({ size: 50_000_001 } as Blob);
    expect(workers).toHaveLength(0);
    expect(checks.getState().says).toBe('That is more than 50 MB.');
  });
});

describe('the dialog', () => {
  const open = () =>
    render(
      <WorkspaceContext value={workspace}>
        <ClusterDialog onClose={vi.fn()} />
      </WorkspaceContext>,
    );

  it('takes a file, says what was found, sets the selectors, and forgets', async () => {
    open();
    await userEvent.upload(screen.getByLabelText(/drop it here/), new File([CRD], 'crds.json'));
    await screen.findByText(/Manifests of 1 kind in 1 group are checked/);
    expect(screen.getByText(/Gateway API v1\.5\.1, standard channel/)).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Set release and channel from them' }));
    expect(workspace.getState().configuration.setting.gatewayApi.release).toBe('1.5');
    await userEvent.click(screen.getByRole('button', { name: 'Forget them' }));
    expect(screen.queryByText(/are checked by your/)).toBeNull();
  });

  it('takes what is pasted and what is dropped, and never shows it', async () => {
    open();
    const place: HTMLTextAreaElement = screen.getByLabelText('Or paste it here');
    fireEvent.paste(place, { clipboardData: { files: [], getData: () => 'kind: Other' } });
    await screen.findByText(/no CustomResourceDefinition/);
    expect(place.value).toBe('');
    fireEvent.drop(place, { dataTransfer: { files: [new File([CRD], 'crds.json')], getData: () => '' } });
    await screen.findByText(/are checked by your/);
  });

  it('shows how far it is, and can be cancelled', async () => {
    open();
    await userEvent.upload(screen.getByLabelText(/drop it here/), new File(['endless'], 'crds.yaml'));
    expect(screen.getByRole('progressbar', { name: 'Reading CRDs' })).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Cancel' }));
    expect(screen.queryByRole('progressbar')).toBeNull();
    expect(screen.getByText('Cancelled.')).toBeTruthy();
  });
});
