import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { clientHost } from './clientHost.ts';
import { serve } from './connection.ts';

const scope = globalThis as unknown as Worker;
const connection = createConnection(new BrowserMessageReader(scope as never), new BrowserMessageWriter(scope as never));

serve(connection, ({ folders }) => clientHost(connection, folders));
