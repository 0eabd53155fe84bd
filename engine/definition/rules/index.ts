import { actionNobodyMayTake } from './action-nobody-may-take.js';
import { applicantGrants } from './applicant-grants.js';
import { askedAfterNeeded } from './asked-after-needed.js';
import { backAtTheStart } from './back-at-the-start.js';
import { contactWithoutNik } from './contact-without-nik.js';
import { endInBetween } from './end-in-between.js';
import { fieldOnTwoPages } from './field-on-two-pages.js';
import { fourEyes } from './four-eyes.js';
import { mayBeAbsent } from './may-be-absent.js';
import { missingPrivacy } from './missing-privacy.js';
import { neverAsked } from './never-asked.js';
import { noEndState } from './no-end-state.js';
import { noWayToAnEnd } from './no-way-to-an-end.js';
import { personaFiles } from './persona-files.js';
import { personaNamesRule } from './persona-names.js';
import { promiseTooShort } from './promise-too-short.js';
import { reservedPage } from './reserved-page.js';
import type { Rule } from './rule.js';
import { seriesUndeclared } from './series-undeclared.js';
import { stateWithoutExit } from './state-without-exit.js';
import { tableCoverage } from './table-coverage.js';
import { timerWithoutDue } from './timer-without-due.js';
import { toWithoutLastLine } from './to-without-last-line.js';
import { unreachablePage } from './unreachable-page.js';
import { unreachableState } from './unreachable-state.js';

/** Every rule on a whole definition. A new one is a file and a line here. */
export const rules: readonly Rule[] = [
	actionNobodyMayTake,
	applicantGrants,
	askedAfterNeeded,
	backAtTheStart,
	contactWithoutNik,
	endInBetween,
	fieldOnTwoPages,
	fourEyes,
	mayBeAbsent,
	missingPrivacy,
	neverAsked,
	noEndState,
	noWayToAnEnd,
	personaFiles,
	personaNamesRule,
	promiseTooShort,
	reservedPage,
	seriesUndeclared,
	stateWithoutExit,
	tableCoverage,
	timerWithoutDue,
	toWithoutLastLine,
	unreachablePage,
	unreachableState,
];
