import GlobalStyles from '@mui/material/GlobalStyles';
import { ThemeProvider } from '@mui/material/styles';
import type { Workspace } from '../workspace/workspace.ts';
import { Shell } from './shell/shell.tsx';
import { theme } from './theme.ts';
import { WorkspaceContext } from './workspace-context.tsx';

const PAGE = { '*, *::before, *::after': { boxSizing: 'border-box' }, body: { margin: 0 } } as const;

/** The whole page around a workspace. Which theme shows is an attribute of the document, and not React's business. */
export function App({ workspace }: { readonly workspace: Workspace }) {
  return (
    <ThemeProvider theme={theme} storageManager={null} colorSchemeNode={null}>
      <GlobalStyles styles={PAGE} />
      <WorkspaceContext value={workspace}>
        <Shell />
      </WorkspaceContext>
    </ThemeProvider>
  );
}
