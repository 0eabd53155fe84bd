import type { Words } from './words.js';

function then(pages: readonly string[]): string {
	const soon = pages.slice(0, 2);
	const rest = pages.length > 2 ? ', and so on' : ', then check your answers';
	return soon.length === 0 ? 'after this: check your answers' : `after this: ${soon.map(lower).join(', ')}${rest}`;
}

/** A title inside a sentence begins small, unless it is an abbreviation. */
function lower(title: string): string {
	return /^\p{Lu}[\p{Ll} ]/u.test(title) && !title.startsWith('I ')
		? title.charAt(0).toLocaleLowerCase('en') + title.slice(1)
		: title;
}

const times = (one: string, more: string) => (count: number, written: string) => `${written} ${count === 1 ? one : more}`;

export const en: Words = {
	language: 'English',
	direction: 'ltr',
	skip: 'Skip to main content',
	error: 'Error',
	chooseLanguage: 'Language',
	practice: 'Practice.',
	practiceSays: 'Nothing you send here reaches an office.',
	foot: 'Help and contact',
	back: 'Back',
	continue: 'Continue',
	later: 'Save and continue later',
	optional: (title) => `${title} (optional)`,
	choose: 'Choose one',
	day: 'Day',
	month: 'Month',
	year: 'Year',
	dateHint: 'For example, 27 3 1990 or 27 March 1990',
	numberHint: 'For example, 1,250,000',
	maxCharacters: (count) => `At most ${count} characters`,
	problems: (count) => (count === 1 ? 'There is one thing to put right' : `There are ${count} things to put right`),
	after: then,
	progress: 'Part already filled in',
	add: (title) => `Add ${article(lower(title))}`,
	change: 'Change',
	remove: 'Remove',
	mayUpload: (types, size, count) => `${types}, at most ${size}${count === null ? '' : ` each and ${count} files in all`}.`,
	insteadOf: 'A file you choose now takes the place of the one below.',
	noMoreFiles: (count) => `You have ${count} files, which is the most. Remove one to put another in its place.`,
	noRows: (title) => `No ${lower(title)} added yet.`,
	changeRow: (title, number) => `Change ${lower(title)} ${number}`,
	addRow: (title) => `Add ${article(lower(title))}`,
	keepRow: 'Save',
	backToList: 'Go back without saving',
	removeRow: (title) => `Remove ${title}?`,
	removeSays: 'This will be removed from your form.',
	removeYes: 'Yes, remove',
	removeNo: 'No, go back',
	notAnswered: 'Not answered',
	home: 'What do you need?',
	homeSays: 'Choose a service, fill in its form from anywhere, and follow it to the end.',
	life: 'In your life',
	services: 'All services',
	noServices: 'No service is open yet. Contact the office to ask.',
	track: 'Track an application',
	free: 'Free',
	feeDepends: 'Worked out from your answers',
	longest: 'At most',
	cost: 'Fee',
	filling: 'To fill in',
	minutes: (count) => `about ${count} min`,
	result: 'You get',
	start: 'Start now',
	resume: 'Continue what I began',
	prepare: 'Have ready',
	whatHappens: 'What happens after you send it',
	legal: 'Legal basis',
	privacy: 'Your personal data',
	basis: 'Basis',
	offices: 'Offered at',
	crumbs: 'Breadcrumb',
	by: (who, time) => (time === null ? `by the ${lower(who)}` : `by the ${lower(who)}, ${time}`),
	since: 'since',
	whichOffice: 'Which office are you applying to?',
	whichOfficeSays: 'Choose the office that serves your place.',
	check: 'Check your answers',
	checkSays: (office) => `Make sure all is right before you send it to ${office}.`,
	fee: 'Fee',
	declare: 'By sending this you declare that all these answers are true to the best of your knowledge.',
	send: 'Send application',
	sent: 'Application sent',
	reference: 'Reference number',
	mailed: (email) => `This confirmation is also sent to ${email}.`,
	promised: 'Done at the latest on',
	nextSteps: 'What happens next',
	keep: 'Keep this link',
	keepSays: 'It opens your application at any time. Give it to nobody else.',
	see: 'See the application',
	application: 'Application',
	yourTurn: (says) => `Your turn: ${lower(says)}`,
	toCorrect: 'What to correct',
	marked: (count) =>
		count === 1
			? 'correct one answer'
			: `correct ${['', '', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'][count] ?? count} answers`,
	until: 'By',
	restStays: 'You need not fill in the other answers again.',
	clockStopped: 'While we wait for you, the time for this service stands still.',
	correct: 'Correct now',
	expected: 'Expected to be done on',
	late: 'This application is late. It should have been done on',
	where: 'Where it is',
	answers: 'The answers you sent',
	done: 'done',
	now: 'now',
	next: 'next',
	ends: {
		granted: 'Your application was granted',
		refused: 'Your application was refused',
		lapsed: 'This application lapsed because its time ran out',
		withdrawn: 'This application was withdrawn',
		other: 'This application is closed',
	},
	reason: 'Reason',
	request: 'Number of this event, should you ask the office:',
	note: 'Note',
	at: (day, time) => `${day} at ${time}`,
	today: 'today',
	yesterday: 'yesterday',
	problem: {
		'not-found': { title: 'This page does not exist', says: 'Check the address, or begin at the list of services.' },
		'bad-request': {
			title: 'We could not read what was sent',
			says: 'Go back to the page before, reload it, and send it once more.',
		},
		'already-sent': {
			title: 'This application was already sent',
			says: 'What you just saved did not change that application.',
		},
		expired: { title: 'This form is no longer kept', says: 'A form left for a long time is deleted. You can start again.' },
		'too-many': { title: 'Too many tries', says: 'Wait a few minutes, then try once more.' },
		'too-large': { title: 'This is too much to send', says: 'Go back to the page before and shorten what you wrote.' },
		closed: { title: 'This service is not open now', says: 'What you filled in is kept. Contact the office to ask.' },
		'not-known-yet': {
			title: 'It is not certain yet whether this was saved',
			says: 'Wait a moment, then send it once more. There will never be two applications.',
		},
		broken: { title: 'Something broke on our side', says: 'What you saved is not lost. Try once more in a little while.' },
	},
	duration: {
		'working days': times('working day', 'working days'),
		'working hours': times('working hour', 'working hours'),
		days: times('day', 'days'),
		hours: times('hour', 'hours'),
		minutes: times('minute', 'minutes'),
		months: times('month', 'months'),
		years: times('year', 'years'),
		weeks: times('week', 'weeks'),
	},
	untilDay: (day) => `until ${day}`,
};

function article(noun: string): string {
	return `${/^[aeiou]/i.test(noun) ? 'an' : 'a'} ${noun}`;
}
