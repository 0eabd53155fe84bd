import { renderAbout } from './views/about.js';
import { renderAct } from './views/act.js';
import { renderCheck } from './views/check.js';
import { renderConfirmation } from './views/confirmation.js';
import { renderHome } from './views/home.js';
import { renderLater } from './views/later.js';
import { renderPractice } from './views/practice.js';
import { renderProblem } from './views/problem.js';
import { renderMoulded, renderRow } from './views/question.js';
import { renderRemoveRow } from './views/remove-row.js';
import { renderService } from './views/service.js';
import { renderStart } from './views/start.js';
import { renderStatus } from './views/status.js';

export { pageFields } from './page.js';
export { type PageScript, pageScript } from './page-script.js';
export { type Stylesheet, stylesheet } from './stylesheet.js';
export { compilePage, type PageTemplate } from './views/question.js';

/** Views as whole HTML pages. Question and row pages are rendered by a template of their own, made by `compilePage`. */
export const renderHtml = {
	home: renderHome,
	service: renderService,
	start: renderStart,
	question: renderMoulded,
	row: renderRow,
	removeRow: renderRemoveRow,
	check: renderCheck,
	confirmation: renderConfirmation,
	status: renderStatus,
	act: renderAct,
	problem: renderProblem,
	later: renderLater,
	about: renderAbout,
	practice: renderPractice,
} as const;
