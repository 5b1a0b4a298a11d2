import { NO_PORTS } from '../workspace/no-ports.ts';
import { createWorkspace } from '../workspace/workspace.ts';
import { App as Page } from './app.tsx';
import { fetchLate } from './shell/late.ts';
import { WorkspaceContext } from './workspace-context.tsx';

/** The page that is painted at build time: what everybody starts with, in a browser that nothing is known of. */
const workspace = createWorkspace(NO_PORTS);
await fetchLate(workspace);

export function App() {
  return (
    <WorkspaceContext value={workspace}>
      <Page />
    </WorkspaceContext>
  );
}
