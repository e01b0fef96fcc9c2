use strict;
use warnings;

package RT::Extension::Sidelight;

use RT::Extension::Sidelight::Page;
use RT::Extension::Sidelight::Settings;

our $VERSION = '@VERSION@';

$RT::Config::META{Sidelight} = { Type => 'HASH' };

=encoding utf-8

=head1 NAME

RT::Extension::Sidelight - exact figures of your tickets, with the updates that prove them

=head1 DESCRIPTION

Sidelight reads the history of tickets through RT's own REST API, in the name
of who looks, and shows first response, resolution, reopens, touches and
escalations: of one ticket in its page's right column, of the listed tickets
above search results, and of the team on a page of its own, under I<Sidelight>
in the main menu. Nobody sees more than RT shows them anyway. Nothing leaves
the browser, and nothing of RT itself is changed.

=head1 INSTALLATION

RT 5; made with 5.0.3.

=over

=item 1. Unpack

Unpack the archive among RT's plugins, for example

    tar xzf sidelight-request-tracker-@VERSION@.tar.gz -C /opt/rt5/local/plugins

On Debian they are in F</usr/local/share/request-tracker5/plugins>.

=item 2. Switch on

Add to F<RT_SiteConfig.pm>, or to a file of your own in F<RT_SiteConfig.d>,

    Plugin('RT::Extension::Sidelight');

=item 3. Restart

Clear RT's cache of pages and restart the web server:

    rm -rf /opt/rt5/var/mason_data/obj

On Debian it is F</var/cache/request-tracker5/mason_data/obj>.

=back

A later version is unpacked over an earlier one in the same way; folders
F<static/sidelight-*> of other versions can then be removed. To take Sidelight
away, remove the line and the folder.

=head1 CONFIGURATION

Every setting may be left out. Who has the right C<SuperUser> changes them on
Sidelight's own page, which explains each and shows what a change does to the
figures; what is saved there is kept in RT's database and goes before the file.
The file is for who prefers one:

    Set(%Sidelight, (
        working_time  => 1,
        working_hours => "Europe/Madrid\nMon-Fri 09:00-17:00",
        tiers         => [ '1: Front desk', '2: Engineering' ],
        targets       => 'first response: 4h 90%',
        bots          => '',
        leads         => [ 'Ana Lind', 'ben' ],
        everyone_sees_all => 0,
        definitions   => { touch => { mergeSeconds => 60 } },
    ));

A list is one line for each, C<definitions> may be a hash or its JSON.

=head1 LICENCE

MIT, see F<LICENSE>. Licences of what Sidelight is made of are in
F<licences.json>.

=cut

1;
