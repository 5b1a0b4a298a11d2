import GlobalStyles from '@mui/material/GlobalStyles';
import { ThemeProvider } from '@mui/material/styles';
import { Shell } from './shell/shell.tsx';
import { theme } from './theme.ts';

const PAGE = { '*, *::before, *::after': { boxSizing: 'border-box' }, body: { margin: 0 } } as const;

/** The whole page; it stands in a `WorkspaceContext`. Which theme shows is an attribute of the document, and not React's business. */
export function App() {
  return (
    <ThemeProvider theme={theme} storageManager={null} colorSchemeNode={null}>
      <GlobalStyles styles={PAGE} />
      <Shell />
    </ThemeProvider>
  );
}
