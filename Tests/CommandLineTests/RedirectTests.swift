import Foundation
import TestSupport
import Testing

/// Where a server may send `digits download-mnist` on to.
struct RedirectTests {
    /// Whether a certificate can be made that libcurl trusts: in a mount namespace, in which a file of this test lies
    /// over the system's list of authorities.
    private static let canBeTrusted =
        (try? Tool.shell(
            """
            openssl version && test -f /etc/ssl/certs/ca-certificates.crt && unshare --mount true
            """))?.status == 0

    /// Whoever asked by https must not be led to http, where anybody on the way can change what comes.
    @Test(
        .enabled(
            if: canBeTrusted && Tool.hasPython("ssl"),
            "a server that libcurl trusts takes Python, openssl and the right to mount"),
        arguments: [
            // From, to, whether what lies there is asked for.
            ("https", "https", true), ("https", "http", false), ("http", "https", true),
            ("http", "http", true),
        ])
    func `a server by https leads to https alone`(from: String, to: String, isFollowed: Bool) throws
    {
        try withScratchFolder { folder in
            try Data(Self.servers.utf8).write(to: URL(fileURLWithPath: folder + "/servers.py"))
            let outcome = try Tool.shell(
                """
                openssl req -x509 -newkey rsa:2048 -nodes -keyout key.pem -out cert.pem -days 2 \
                  -subj /CN=127.0.0.1 -addext subjectAltName=IP:127.0.0.1 2>/dev/null
                unshare --mount sh -c '
                  mount --bind cert.pem /etc/ssl/certs/ca-certificates.crt
                  python3 servers.py \(from) \(to)'
                """, in: folder)
            let asked = isFollowed ? ["\(from) /", "\(to) /elsewhere"] : ["\(from) /"]
            let expected = asked.map { $0 + "\n" }.joined() + "66\n"
            #expect(outcome.output == expected, "\(outcome.errors)")
            #expect(outcome.errors.contains("404") == isFollowed, "\(outcome.errors)")
        }
    }

    /// Two servers, http and https, that print what they are asked for.
    ///
    /// Requests below /start are redirected to /elsewhere on the server that the second argument names, where there is
    /// nothing. The program is sent to the server that the first argument names; its exit code is printed at last.
    private static let servers = """
        import http.server, os, ssl, subprocess, sys, threading
        begin, target = sys.argv[1:]
        address = {}
        def serve(scheme):
            class Handler(http.server.BaseHTTPRequestHandler):
                def log_message(self, *arguments): pass
                def do_GET(self):
                    is_start = self.path.startswith("/start/")
                    print(scheme, "/" if is_start else "/elsewhere", flush=True)
                    if is_start:
                        self.send_response(302)
                        self.send_header("Location", address[target] + "/elsewhere/")
                        self.send_header("Content-Length", "0")
                        self.end_headers()
                    else:
                        self.send_error(404)
            server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
            if scheme == "https":
                context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
                context.load_cert_chain("cert.pem", "key.pem")
                server.socket = context.wrap_socket(server.socket, server_side=True)
            address[scheme] = "%s://127.0.0.1:%d" % (scheme, server.server_address[1])
            threading.Thread(target=server.serve_forever, daemon=True).start()
        serve("http")
        serve("https")
        print(subprocess.call([os.environ["DIGITS"], "download-mnist", "mnist", "--from", address[begin] + "/start"]))
        """
}
