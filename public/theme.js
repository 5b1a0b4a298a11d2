// Runs before the first paint, so that the theme does not flash. A file of its own, because the policy allows no inline
// scripts; plain, because nothing compiles it.
(() => {
  const page = document.documentElement;
  const saved = (key) => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null; // Storage is blocked: the system's theme it is.
    }
  };

  const choice = saved('upstream-tls.theme');
  const dark = choice === 'dark' || (choice !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  page.dataset.theme = dark ? 'dark' : 'light';
  page.style.colorScheme = page.dataset.theme;

  // The painted defaults stay hidden until src/main.tsx has put the link or the saved work in their place.
  if (location.hash.length > 1) page.dataset.restoring = 'link';
  else if (saved('upstream-tls.workspace') !== null) page.dataset.restoring = 'work';

  // A script that does not load (gone after a new release, or no network) must not leave an empty page without a word.
  addEventListener(
    'error',
    (event) => {
      if (!(event.target instanceof HTMLScriptElement)) return;
      delete page.dataset.restoring;
      page.dataset.scriptFailed = '';
    },
    true,
  );
})();
