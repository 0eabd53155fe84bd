import { linkMail, noticeMail } from './mail.js';

/** The text renderer: each mail view to subject and text. */
export const renderMail = { notice: noticeMail, link: linkMail };
