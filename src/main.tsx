import { createRoot, hydrateRoot } from 'react-dom/client';
import { App } from './ui/app.tsx';
import { keepEarlyText } from './ui/early-text.ts';
import { browserPorts } from './ui/ports/browser-ports.ts';
import { onSignOfLife } from './ui/ports/sign-of-life.ts';
import { keepEarlyClick } from './ui/shell/early-click.ts';
import { fetchLate } from './ui/shell/late.ts';
import { showTheme } from './ui/show-theme.ts';
import { typeAgain, typedEarly } from './ui/typed-early.ts';
import { WorkspaceContext } from './ui/workspace-context.tsx';
import { createWorkspace } from './workspace/workspace.ts';

const page = document.documentElement;
const root = document.querySelector<HTMLElement>('#root');
if (root === null) throw new Error('The page has no #root.');

const workspace = createWorkspace(browserPorts());
const fetchOutput = () => {
  fetchLate(workspace).catch(() => workspace.dispatch({ type: 'notify', notice: { kind: 'part-gone' } }));
};

void comeToLife(root);

// The last chance to save on phones, where pages are thrown away without a word.
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'hidden') workspace.flush();
});
addEventListener('pagehide', () => workspace.flush());

/** Not at the top level: modules that are fetched later would wait for this one, and this one for them. */
async function comeToLife(root: HTMLElement): Promise<void> {
  const early = typedEarly(root);
  const app = (
    <WorkspaceContext value={workspace}>
      <App />
    </WorkspaceContext>
  );
  if (root.hasChildNodes()) {
    hydrateRoot(root, app);
    keepEarlyClick();
    keepEarlyText();
    onSignOfLife(fetchOutput);
  } else {
    createRoot(root).render(app);
    fetchOutput();
  }

  const painted = workspace.getState().configuration;
  await workspace.start();
  typeAgain(early, workspace.dispatch);
  // From here on the page answers; before, it was a picture of itself.
  page.dataset.alive = 'true';
  showTheme(workspace);
  if (workspace.getState().configuration !== painted) await fetchLate(workspace).catch(fetchOutput);
  // The painted defaults stayed hidden until now from those who came for something else.
  requestAnimationFrame(() => {
    delete page.dataset.restoring;
  });
}
