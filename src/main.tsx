import { createRoot, hydrateRoot } from 'react-dom/client';
import { App } from './ui/app.tsx';
import { browserPorts } from './ui/ports/browser-ports.ts';
import { showTheme } from './ui/show-theme.ts';
import { typeAgain, typedEarly } from './ui/typed-early.ts';
import { WorkspaceContext } from './ui/workspace-context.tsx';
import { createWorkspace } from './workspace/workspace.ts';

const page = document.documentElement;
const root = document.querySelector<HTMLElement>('#root');
if (root === null) throw new Error('The page has no #root.');

const workspace = createWorkspace(browserPorts());
showTheme(workspace);
// What is painted shows an implementation's manifests, so it takes the implementation to bring it to life.
await workspace.loaded();
const early = typedEarly(root);
const app = (
  <WorkspaceContext value={workspace}>
    <App />
  </WorkspaceContext>
);
if (root.hasChildNodes()) hydrateRoot(root, app);
else createRoot(root).render(app);

await workspace.start();
typeAgain(early, workspace.dispatch);
// The painted defaults stayed hidden until now from those who came for something else.
requestAnimationFrame(() => {
  delete page.dataset.restoring;
});

// The last chance to save on phones, where pages are thrown away without a word.
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'hidden') workspace.flush();
});
addEventListener('pagehide', () => workspace.flush());
