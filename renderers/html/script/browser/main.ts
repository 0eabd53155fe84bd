/** The script of pages with a form: what it listens to, and what it does on each page that comes to be shown. */
import { count, countAll } from './count.js';
import { keepNow, keepSoon } from './keep.js';
import { eachPage, loadHere } from './page.js';
import { reveal } from './reveal.js';
import { onSubmit } from './send.js';
import { upload } from './upload.js';

document.addEventListener('submit', onSubmit);
document.addEventListener('input', ({ target }) => {
	reveal();
	count(target);
	keepSoon();
});
document.addEventListener('change', ({ target }) => {
	reveal();
	upload(target);
	keepSoon();
});
document.addEventListener('visibilitychange', () => {
	if (document.visibilityState === 'hidden') void keepNow();
});
addEventListener('pagehide', () => void keepNow());
addEventListener('online', keepSoon);
addEventListener('popstate', () => void loadHere());
eachPage(() => {
	reveal();
	countAll();
});
