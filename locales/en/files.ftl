# Why a file cannot be read or written, and what to do.

file-unwritten = { $path } could not be written: { $why }. { $next }
file-unchanged = { $path } could not be written: { $why }. It is as it was. { $next }
file-unread = { $path } cannot be read: { $why }. { $next }

file-why-no-folder = there is no folder { $folder }
file-why-not-folder = { $folder } is a file and no folder
file-why-folder = it is a folder
file-why-no-place = nothing can be made in { $folder }
file-why-missing = it is not there
file-why-closed = you may not write there
file-why-closed-to-read = you may not read it
file-why-sealed = what is stored there can only be read
file-why-full = there is no room left for it
file-why-name = no file can have this name
file-why-busy = another program is using it

file-next-make = Make the folder first, or choose another place.
file-next-other = Choose another place.
file-next-name = Add the name of the file.
file-next-own = Choose a folder of your own, such as one below Documents.
file-next-spelling = Check the spelling.
file-next-ask = Ask whoever looks after it.
file-next-own-or-ask = Choose a folder of your own, or ask whoever looks after that one.
file-next-room = Make room, then try again.
file-next-short = Choose a short name of letters and digits.
file-next-close = Close it there, then try again.
