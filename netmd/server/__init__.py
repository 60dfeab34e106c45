"""Shows the site in the browser while notes are written, and tells open pages of each change.

Python's own ``ThreadingHTTPServer`` is enough: one person looks, on one machine, and a thread that waits
for each open page costs little; measured, an event reaches five pages within a few milliseconds. An
asynchronous framework would add dependencies and no speed. What ``http.server`` leaves open is closed here:
foreign Host headers (DNS rebinding), links out of the folder, listings, slow and endless requests.
"""

from netmd.server.site_server import SiteServer

__all__ = ["SiteServer"]
