/* A C node, as erl_interface has it: connects with the node NAME, sends whatever it is told back to who told it, and lives
 * until that connection ends. Each message is {Pid, Term}.
 *
 *     cnode NAME COOKIE
 */
#include <ei.h>
#include <stdio.h>

int main(int argc, char **argv) {
  ei_cnode self;
  ei_x_buff message;
  erlang_msg about;
  int fd;

  if (argc != 3 || ei_init() != 0 || ei_connect_init(&self, "c", argv[2], 1) < 0) return 2;
  if ((fd = ei_connect(&self, argv[1])) < 0) return 3;
  ei_x_new(&message);
  for (;;) {
    int got, version, arity;
    erlang_pid from;

    message.index = 0;
    got = ei_xreceive_msg(fd, &about, &message);
    if (got == ERL_ERROR) return 0;
    if (got != ERL_MSG) continue; /* a tick, which has been answered */
    message.index = 0;
    if (ei_decode_version(message.buff, &message.index, &version) == 0 &&
        ei_decode_tuple_header(message.buff, &message.index, &arity) == 0 && arity == 2 &&
        ei_decode_pid(message.buff, &message.index, &from) == 0 &&
        ei_skip_term(message.buff, &message.index) == 0)
      ei_send(fd, &from, message.buff, message.index);
  }
}
