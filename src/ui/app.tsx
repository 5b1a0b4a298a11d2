import GlobalStyles from '@mui/material/GlobalStyles';
import { ThemeProvider } from '@mui/material/styles';
import { Shell } from './shell/shell.tsx';
import { theme } from './theme.ts';

const PAGE = {
  '*, *::before, *::after': { boxSizing: 'border-box' },
  body: { margin: 0 },
  html: { scrollPadding: '72px 0' },
} as const;

/**
 * The whole page; it stands in a `WorkspaceContext`. Which theme shows is an attribute of the document, and not React's business:
 * the provider’s own state stays what it is, since a change of it would reach into parts that wait to come to life.
 */
export function App() {
  return (
    <ThemeProvider theme={theme} defaultMode="light" storageManager={null} colorSchemeNode={null} noSsr>
      <GlobalStyles styles={PAGE} />
      <Shell />
    </ThemeProvider>
  );
}
