import { defineConfig } from 'vite';

// The inspector page of `hooknotary listen`: static files that the server sends under a policy without inline code. Paths are
// relative to this folder, where the script of package.json runs, and then to the page's.
export default defineConfig({
  root: 'page',
  base: './',
  publicDir: false,
  logLevel: 'warn',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: '../dist/page',
    emptyOutDir: true,
    target: 'es2023',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
